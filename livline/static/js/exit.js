/* "Forlad siden": one press, or Shift three times, leaves at once.
 *
 * The page is emptied and covered by a calendar made here, so that it works without network; the
 * address becomes the start page, the session is closed, and a neutral site takes our place in the
 * history. Who comes back in this tab by Back or Reload meets the calendar again, not a case.
 * Loaded in the head and not deferred: the check must come before anything is painted.
 */
(function () {
  "use strict";

  var LEFT = "p"; // a name that says nothing to who looks through the storage
  var PRESSES = 3;
  var WITHIN = 5000;
  var root = document.documentElement;
  var gone = false;
  var pressed = [];
  var others = "BroadcastChannel" in window ? new BroadcastChannel("p") : null;

  function remember(value) {
    try {
      if (value) { sessionStorage.setItem(LEFT, "1"); } else { sessionStorage.removeItem(LEFT); }
    } catch (refused) { /* Storage may be switched off; the cover and the address still hold. */ }
  }

  function hasLeft() {
    try { return sessionStorage.getItem(LEFT) === "1"; } catch (refused) { return false; }
  }

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text !== undefined) { made.textContent = text; }
    if (className) { made.className = className; }
    return made;
  }

  function calendar() {
    var now = new Date();
    var language = root.lang || "da";
    var month = new Intl.DateTimeFormat(language, { month: "long", year: "numeric" });
    var weekday = new Intl.DateTimeFormat(language, { weekday: "short" });
    var table = element("table");
    var head = table.createTHead().insertRow();
    for (var day = 0; day < 7; day += 1) { // 1 January 2024 was a Monday
      head.appendChild(element("th", weekday.format(new Date(2024, 0, 1 + day)).slice(0, 2)));
    }
    var body = table.createTBody();
    var row = body.insertRow();
    var blank = (new Date(now.getFullYear(), now.getMonth(), 1).getDay() + 6) % 7;
    var last = new Date(now.getFullYear(), now.getMonth() + 1, 0).getDate();
    for (var gap = 0; gap < blank; gap += 1) { row.insertCell(); }
    for (var date = 1; date <= last; date += 1) {
      if (row.cells.length === 7) { row = body.insertRow(); }
      var cell = row.insertCell();
      cell.textContent = String(date);
      if (date === now.getDate()) { cell.className = "ll-cover__today"; }
    }
    var cover = element("main", undefined, "ll-cover");
    cover.appendChild(element("h1", month.format(now)));
    cover.appendChild(table);
    return cover;
  }

  function cover() {
    document.title = root.dataset.coverTitle || "Kalender";
    var icon = document.querySelector("link[rel=icon]");
    if (icon) { icon.remove(); }
    var body = document.body;
    if (!body) { return; }
    Array.prototype.slice.call(body.attributes).forEach(function (attribute) {
      body.removeAttribute(attribute.name);
    });
    body.replaceChildren(calendar());
    window.scrollTo(0, 0);
  }

  function closeSession() {
    var form = document.querySelector("form[data-sign-out]");
    if (!form || !window.fetch) { return; }
    var answer = fetch(form.action, {
      method: "POST", body: new FormData(form), keepalive: true, credentials: "same-origin", redirect: "manual"
    });
    answer.catch(function () { /* Without network the mark in this tab keeps the page closed. */ });
  }

  function leave() {
    if (gone) { return; }
    gone = true;
    remember(true);
    closeSession();
    cover();
    root.removeAttribute("data-leaving");
    history.replaceState(null, "", "/");
    if (navigator.onLine) { window.location.replace(root.dataset.exitUrl); }
  }

  function announce(link, left) {
    var status = document.querySelector("[data-exit-status]");
    if (!link || !status) { return; }
    status.textContent = left === 2 ? link.dataset.pressTwo : left === 1 ? link.dataset.pressOne : "";
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("[data-exit]");
    if (!link) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (others) { others.postMessage("leave"); }
    leave();
  }, true);

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") { pressed = []; return; }
    if (event.repeat || gone) { return; }
    pressed = pressed.filter(function (at) { return event.timeStamp - at < WITHIN; });
    pressed.push(event.timeStamp);
    announce(document.querySelector("[data-exit]"), PRESSES - pressed.length);
    if (pressed.length < PRESSES) { return; }
    if (others) { others.postMessage("leave"); }
    leave();
  }, true);

  if (others) { others.onmessage = leave; }

  // A page kept whole by the browser must not come back as it was.
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) { return; }
    if (hasLeft()) { gone = false; leave(); } else { window.location.reload(); }
  });

  var entry = performance.getEntriesByType("navigation")[0];
  var returned = entry && (entry.type === "back_forward" || entry.type === "reload");
  if (hasLeft() && returned) {
    root.setAttribute("data-leaving", "");
    document.addEventListener("DOMContentLoaded", leave);
    if (navigator.onLine) { window.location.replace(root.dataset.exitUrl); }
  } else {
    remember(false);
  }
}());
