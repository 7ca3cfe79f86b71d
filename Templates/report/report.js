(function () {
  "use strict";
  var byId = function (id) { return document.getElementById(id); };
  var list = function (nodes) { return Array.prototype.slice.call(nodes); };

  // The filter: every word must be in a row, in its cells or in a cell's tip.
  var words = byId("filter-words"), tenant = byId("filter-tenant"), only = byId("filter-hops");
  var days = list(document.querySelectorAll("#days .day"));
  var rows = null, timer = 0;

  function read() {
    rows = [];
    days.forEach(function (day) {
      list(day.querySelectorAll("tbody tr")).forEach(function (row) {
        var text = row.textContent;
        list(row.querySelectorAll("[title]")).forEach(function (cell) { text += " " + cell.title; });
        rows.push({
          row: row, day: day, text: text.toLowerCase(),
          tenant: row.cells[1].textContent, isHop: row.classList.contains("h")
        });
      });
    });
  }

  function filter() {
    if (!rows) { read(); }
    var wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0, lively = new Set();
    rows.forEach(function (item) {
      var fits = (!tenant.value || item.tenant === tenant.value) && (!only.checked || item.isHop)
        && wanted.every(function (word) { return item.text.indexOf(word) >= 0; });
      item.row.hidden = !fits;
      if (fits) { shown += 1; lively.add(item.day); }
    });
    days.forEach(function (day) { day.hidden = !lively.has(day); });
    byId("filter-count").textContent = shown + " of " + rows.length + " rows";
  }

  function soon() { clearTimeout(timer); timer = setTimeout(filter, 120); }

  byId("filter").hidden = false;
  byId("filter").addEventListener("submit", function (event) { event.preventDefault(); filter(); });
  words.addEventListener("input", soon);
  tenant.addEventListener("change", filter);
  only.addEventListener("change", filter);
  if (days.length) { soon(); } else { byId("filter").hidden = true; }

  // The panel: a hop and its records at the bottom, so that the picture stays in sight.
  var panel = byId("panel"), body = byId("panel-body"), title = byId("panel-title");
  var opener = null, current = null;

  function anonymous(node) {
    var copy = node.cloneNode(true);
    [copy].concat(list(copy.querySelectorAll("[id]"))).forEach(function (part) {
      part.removeAttribute("id");
    });
    return copy;
  }

  function element(name, text) {
    var made = document.createElement(name);
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function marks(row, isOn) {
    row.classList.toggle("current", isOn);
    list(document.querySelectorAll("a.hop")).forEach(function (link) {
      if (link.getAttribute("href") === "#" + row.id) { link.classList.toggle("current", isOn); }
    });
  }

  function show(row, from) {
    if (current) { marks(current, false); }
    current = row;
    marks(row, true);
    if (from) { opener = from; }
    title.textContent = row.dataset.finding + ", hop " + row.cells[0].textContent;
    body.replaceChildren();
    var heads = row.closest("table").tHead.rows[0].cells;
    var facts = element("dl");
    list(row.cells).slice(1).forEach(function (cell, index) {
      facts.append(element("dt", heads[index + 1].textContent));
      var value = element("dd");
      value.append.apply(value, list(anonymous(cell).childNodes));
      facts.append(value);
    });
    body.append(facts);
    var seen = new Set();
    list(row.querySelectorAll("a.cite")).forEach(function (link) {
      var record = byId(link.getAttribute("href").slice(1));
      if (record && !seen.has(record)) { seen.add(record); body.append(anonymous(record)); }
    });
    byId("panel-before").disabled = !row.previousElementSibling;
    byId("panel-after").disabled = !row.nextElementSibling;
    panel.hidden = false;
    panel.scrollTop = 0;
    document.body.classList.add("with-panel");
    title.focus({ preventScroll: true });
  }

  function close() {
    if (panel.hidden) { return; }
    panel.hidden = true;
    document.body.classList.remove("with-panel");
    if (current) { marks(current, false); current = null; }
    if (opener) { opener.focus({ preventScroll: true }); opener = null; }
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    var target = byId((link.getAttribute("href") || "#").slice(1));
    if (link.classList.contains("hop") && target && target.dataset.finding) {
      event.preventDefault();
      show(target, panel.contains(link) ? null : link);
    } else if (panel.contains(link)) {
      opener = null;
      close();
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { close(); }
  });
  byId("panel-close").addEventListener("click", close);
  byId("panel-before").addEventListener("click", function () {
    if (current && current.previousElementSibling) { show(current.previousElementSibling); }
  });
  byId("panel-after").addEventListener("click", function () {
    if (current && current.nextElementSibling) { show(current.nextElementSibling); }
  });

  // What is folded is unfolded for paper.
  addEventListener("beforeprint", function () {
    list(document.querySelectorAll("details")).forEach(function (part) { part.open = true; });
  });
}());
