/* Pages of citizens take one place in the browser's history, however many are read.
 *
 * Links replace the page instead of adding one. A form is sent in the background and the answer put
 * in place of the page; without network nothing typed is lost. Native behaviour stays for other
 * sites, new tabs, files (download) and forms marked data-native.
 */
(function () {
  "use strict";

  function isOurs(address) {
    return address.origin === window.location.origin && /^https?:$/.test(address.protocol);
  }

  function replacePage(html, address) {
    var next = new DOMParser().parseFromString(html, "text/html");
    if (!next.documentElement.hasAttribute("data-one-entry")) {
      window.location.replace(address);
      return;
    }
    document.title = next.title;
    document.documentElement.lang = next.documentElement.lang;
    document.documentElement.dataset.coverTitle = next.documentElement.dataset.coverTitle || "";
    document.body.replaceWith(document.adoptNode(next.body));
    history.replaceState(null, "", address);
    window.scrollTo(0, 0);
    document.dispatchEvent(new CustomEvent("livline:page"));
  }

  function notSent(form) {
    var old = form.querySelector("[data-not-sent-note]");
    if (old) { old.remove(); }
    var note = document.createElement("p");
    note.className = "ll-flash__message ll-flash__message--error";
    note.setAttribute("role", "alert");
    note.setAttribute("data-not-sent-note", "");
    note.textContent = document.body.dataset.notSent;
    form.prepend(note);
  }

  function send(form, submitter) {
    var sent = new FormData(form, submitter);
    var action = new URL((submitter && submitter.getAttribute("formaction")) || form.action, window.location.href);
    if (form.method !== "post") {
      action.search = new URLSearchParams(sent).toString();
      window.location.replace(action);
      return;
    }
    form.setAttribute("aria-busy", "true");
    fetch(action, { method: "POST", body: sent, credentials: "same-origin" })
      .then(function (answer) {
        return answer.text().then(function (html) { replacePage(html, answer.url); });
      })
      .catch(function () { notSent(form); })
      .finally(function () { form.removeAttribute("aria-busy"); });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) { return; }
    if (link.target || link.hasAttribute("download") || link.hasAttribute("data-native")) { return; }
    var address = new URL(link.href, window.location.href);
    if (!isOurs(address)) { return; }
    if (address.hash && address.pathname === window.location.pathname && address.search === window.location.search) {
      event.preventDefault();
      var goal = document.getElementById(address.hash.slice(1));
      if (goal) { goal.scrollIntoView(); goal.focus(); }
      return;
    }
    event.preventDefault();
    window.location.replace(address);
  });

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.hasAttribute("data-native") || form.hasAttribute("hx-post")) { return; }
    if (form.getAttribute("aria-busy") === "true") { event.preventDefault(); return; }
    if (!isOurs(new URL(form.action, window.location.href)) || form.target) { return; }
    event.preventDefault();
    send(form, event.submitter);
  });
}());
