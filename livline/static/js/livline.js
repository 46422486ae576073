/* What the pages need beyond HTML: dkfds started once and after each swap, the error summary given
 * the focus, drafts kept while writing, a word of warning before unsaved text is left. Every listener
 * sits on the document, so that swapped content needs none of its own. No eval, no inline style.
 */
(function () {
  "use strict";

  var KEEP_EVERY = 4000;
  var dirty = new Set();

  function startParts(scope) {
    if (window.DKFDS) { window.DKFDS.init({ scope: scope }); }
    scope.querySelectorAll("[data-close-confirm], [data-close-flash]").forEach(function (button) {
      button.hidden = false;
    });
    scope.querySelectorAll("[data-confidence]").forEach(showConfidence);
    var summary = scope.querySelector("[data-error-summary]");
    if (summary) { summary.focus(); }
  }

  function showConfidence(scale) {
    var words = scale.querySelector("[data-confidence-words]");
    var chosen = scale.querySelector("input:checked");
    if (!words) { return; }
    words.hidden = !chosen;
    words.textContent = chosen ? chosen.dataset.words : "";
  }

  function say(form, what) {
    var state = form.querySelector("[data-draft-state]");
    if (!state) { return; }
    state.textContent = state.dataset[what] || "";
    state.dataset.state = what;
  }

  function keepDraft(form) {
    dirty.delete(form);
    say(form, "saving");
    fetch(form.dataset.draftUrl, { method: "POST", body: new FormData(form), credentials: "same-origin" })
      .then(function (answer) {
        if (!answer.ok) { throw new Error(String(answer.status)); }
        if (!dirty.has(form)) { say(form, "saved"); }
      })
      .catch(function () {
        dirty.add(form);
        say(form, "failed");
      });
  }

  document.addEventListener("DOMContentLoaded", function () { startParts(document); });
  document.addEventListener("livline:page", function () {
    startParts(document);
    if (window.htmx) { window.htmx.process(document.body); }
    var main = document.getElementById("main-content");
    if (main && !main.querySelector("[data-error-summary]")) { main.focus({ preventScroll: true }); }
  });
  document.addEventListener("htmx:afterSwap", function (event) { startParts(event.detail.target.isConnected ? event.detail.target : document); });
  document.addEventListener("htmx:sendError", function () {
    var flash = document.querySelector(".ll-flash");
    if (!flash) { return; }
    var note = document.createElement("p");
    note.className = "ll-flash__message ll-flash__message--error";
    note.textContent = document.body.dataset.notSent;
    flash.replaceChildren(note);
  });

  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (!form || !(form.dataset.draftUrl || form.hasAttribute("data-guard"))) { return; }
    dirty.add(form);
    say(form, "unsaved");
  });
  document.addEventListener("change", function (event) {
    var scale = event.target.closest("[data-confidence]");
    if (scale) { showConfidence(scale); }
  });
  document.addEventListener("submit", function (event) { dirty.delete(event.target); });
  window.setInterval(function () {
    dirty.forEach(function (form) {
      if (!form.isConnected) { dirty.delete(form); } else if (form.dataset.draftUrl) { keepDraft(form); }
    });
  }, KEEP_EVERY);
  window.addEventListener("beforeunload", function (event) {
    // Forms taken out of the page (by "leave at once") ask nothing.
    if (Array.from(dirty).some(function (form) { return form.isConnected; })) { event.preventDefault(); }
  });

  document.addEventListener("click", function (event) {
    var closer = event.target.closest("[data-close-confirm]");
    if (closer) {
      var box = closer.closest("details");
      box.open = false;
      box.querySelector("summary").focus();
    }
    var flash = event.target.closest("[data-close-flash]");
    if (flash) { flash.closest(".ll-flash__message").remove(); }
    var printer = event.target.closest("[data-print]");
    if (printer) { window.print(); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    document.querySelectorAll("details.ll-menu[open], details.ll-confirm[open]").forEach(function (box) {
      box.open = false;
      box.querySelector("summary").focus();
    });
  });
}());
