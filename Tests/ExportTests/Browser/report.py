"""Opens reports in headless Chromium and does what people do; a line a check, exit code 1 when one fails.

    report.py CHROMIUM PLAIN.html HOSTILE.html

It talks over --remote-debugging-pipe: no port, no network, nothing beside the standard library.
"""

import base64
import json
import os
import re
import select
import subprocess
import sys
import tempfile
import time

PATIENCE = 60.0


class Browser:
    """A headless Chromium of its own, with a profile that goes when it ends."""

    def __init__(self, program):
        self.profile = tempfile.TemporaryDirectory(prefix="crosstrail-chromium-", ignore_cleanup_errors=True)
        to_browser, self.commands = os.pipe()
        self.answers, from_browser = os.pipe()

        def arrange():
            # The browser reads from 3 and writes to 4; copies first, lest one overwrite the other.
            source, sink = os.dup(to_browser), os.dup(from_browser)
            os.dup2(source, 3)
            os.dup2(sink, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--disable-extensions", "--no-first-run", "--remote-debugging-pipe",
             "--user-data-dir=" + self.profile.name, "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            close_fds=False, preexec_fn=arrange)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer, self.number, self.events = b"", 0, []

    def message(self, until):
        while b"\0" not in self.buffer:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.answers], [], [], left)[0]:
                raise TimeoutError("the browser doesn't answer")
            data = os.read(self.answers, 1 << 16)
            if not data:
                raise EOFError("the browser has ended")
            self.buffer += data
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, session=None, **parameters):
        self.number += 1
        request = {"id": self.number, "method": method, "params": parameters}
        if session:
            request["sessionId"] = session
        data = json.dumps(request).encode() + b"\0"
        while data:
            data = data[os.write(self.commands, data):]
        until = time.monotonic() + PATIENCE
        while True:
            answer = self.message(until)
            if answer.get("id") == request["id"]:
                if "error" in answer:
                    raise RuntimeError(method + ": " + answer["error"]["message"])
                return answer["result"]
            self.events.append(answer)

    def end(self):
        try:
            self.call("Browser.close")
            self.process.wait(10)
        except Exception:
            self.process.kill()
            self.process.wait()
        os.close(self.commands)
        os.close(self.answers)
        self.profile.cleanup()


class Page:
    """One tab."""

    def __init__(self, browser, file, script=True):
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network", "DOM", "Page"]:
            self.call(domain + ".enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)
        if not script:
            self.call("Emulation.setScriptExecutionDisabled", value=True)
        self.size(1280, 900)
        started = time.monotonic()
        self.go(file)
        self.seconds = time.monotonic() - started

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def go(self, file):
        before = len(self.browser.events)
        loader = self.call("Page.navigate", url="file://" + file).get("loaderId")
        until = time.monotonic() + PATIENCE
        while loader and not any(
                e.get("method") == "Page.lifecycleEvent" and e["params"].get("name") == "load"
                and e["params"].get("loaderId") == loader for e in self.browser.events[before:]):
            self.browser.events.append(self.browser.message(until))

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def value(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(expression + ": " + json.dumps(answer["exceptionDetails"])[:300])
        return answer["result"].get("value")

    def eventually(self, expression, wanted):
        until = time.monotonic() + 10
        value = self.value(expression)
        while value != wanted and time.monotonic() < until:
            time.sleep(0.05)
            value = self.value(expression)
        return value

    def key(self, name, code):
        for kind in ["keyDown", "keyUp"]:
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code,
                      text="\r" if name == "Enter" and kind == "keyDown" else "")

    def click(self, expression):
        place = self.value(
            "(e => { e.scrollIntoView({block: 'center', inline: 'center'}); const r = e.getBoundingClientRect();"
            " return [r.x + r.width / 2, r.y + r.height / 2]; })(" + expression + ")")
        for kind in ["mousePressed", "mouseReleased"]:
            self.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def noises(self):
        """What the page said or asked for that it shouldn't."""
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self.session:
                continue
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Runtime.consoleAPICalled" or method == "Runtime.exceptionThrown":
                found.append(method + " " + json.dumps(parameters)[:300])
            elif method == "Log.entryAdded":
                found.append("log: " + parameters["entry"]["text"][:300])
            elif method == "Page.javascriptDialogOpening":
                found.append("dialog: " + parameters["message"][:100])
            elif method == "Network.requestWillBeSent" and not parameters["request"]["url"].startswith("file://"):
                found.append("request: " + parameters["request"]["url"][:200])
        return found


failures = 0


def check(name, value, wanted=True):
    global failures
    if value == wanted:
        print("ok      " + name)
    else:
        failures += 1
        print("FAILED  " + name + ": " + repr(value) + " instead of " + repr(wanted))


def start(program):
    """A browser may fail to start on a busy machine; nothing else is tried twice."""
    for attempt in range(3):
        browser = Browser(program)
        try:
            browser.call("Browser.getVersion")
            return browser
        except (TimeoutError, EOFError, OSError):
            browser.end()
            if attempt == 2:
                raise


SHOWN = "[...document.querySelectorAll('#days tbody tr')].filter(r => !r.hidden).length"
COUNT = "document.getElementById('filter-count').textContent"
PANEL = "document.getElementById('panel')"


def fill(page, words):
    page.value("(e => { e.value = " + json.dumps(words) + "; e.dispatchEvent(new Event('input')); })"
               "(document.getElementById('filter-words'))")


def check_filter(page):
    rows = page.value("document.querySelectorAll('#days tbody tr').length")
    check("the filter appears with script", page.value("document.getElementById('filter').hidden"), False)
    check("every row is counted", page.eventually(COUNT, f"{rows} of {rows} rows"), f"{rows} of {rows} rows")
    wanted = page.value(
        "[...document.querySelectorAll('#days tbody tr')].filter(r => { const t = (r.textContent + ' ' +"
        " [...r.querySelectorAll('[title]')].map(c => c.title).join(' ')).toLowerCase();"
        " return t.includes('admin@fabrikam.test') && t.includes('partner'); }).length")
    check("some rows and not all have both words", 0 < wanted < rows)
    fill(page, " PARTNER  admin@fabrikam.test ")
    check("all words must be there", page.eventually(COUNT, f"{wanted} of {rows} rows"), f"{wanted} of {rows} rows")
    check("as many rows are shown as counted", page.value(SHOWN), wanted)
    fill(page, "no such word anywhere")
    check("a word that is nowhere leaves no row", page.eventually(COUNT, f"0 of {rows} rows"), f"0 of {rows} rows")
    check("days without rows are gone", page.value("[...document.querySelectorAll('.day')].every(d => d.hidden)"))
    fill(page, "")
    page.eventually(COUNT, f"{rows} of {rows} rows")
    hops = page.value("document.querySelectorAll('#days tr.h').length")
    page.click("document.getElementById('filter-hops')")
    check("hops only", page.eventually(COUNT, f"{hops} of {rows} rows"), f"{hops} of {rows} rows")
    page.click("document.getElementById('filter-hops')")
    page.value("(e => { e.value = '?'; e.dispatchEvent(new Event('change')); })(document.getElementById('filter-tenant'))")
    check("a tenant without rows leaves none", page.eventually(COUNT, f"0 of {rows} rows"), f"0 of {rows} rows")
    page.value("(e => { e.value = ''; e.dispatchEvent(new Event('change')); })(document.getElementById('filter-tenant'))")


def check_panel(page):
    hop = "document.querySelector('#days a.hop')"
    page.click(hop)
    check("a hop opens the panel", page.eventually(PANEL + ".hidden", False), False)
    check("focus goes into it", page.value("document.activeElement.id"), "panel-title")
    box = page.value("(r => [r.bottom, r.top > innerHeight / 2, r.height <= innerHeight * .47])"
                     "(" + PANEL + ".getBoundingClientRect())")
    check("it stands at the bottom and leaves half of the page", box, [page.value("innerHeight"), True, True])
    check("it names the hop", page.value("document.getElementById('panel-title').textContent"), "F1, hop 1")
    check("it shows the sentence", page.value(PANEL + ".textContent.includes('recorded as initiator')"))
    check("it shows a record", page.value(PANEL + ".querySelectorAll('.record').length > 0"))
    check("no id is there twice", page.value(
        "(l => l.length === new Set(l).size)([...document.querySelectorAll('[id]')].map(e => e.id))"))
    page.click("document.getElementById('panel-after')")
    check("the next hop follows", page.value("document.getElementById('panel-title').textContent"), "F1, hop 2")
    page.key("Escape", 27)
    check("Escape closes it", page.value(PANEL + ".hidden"))
    check("focus is back where it was", page.value("document.activeElement === " + hop))
    page.key("Enter", 13)
    check("Enter on a hop opens it again", page.eventually(PANEL + ".hidden", False), False)
    page.key("Escape", 27)
    if page.value("document.querySelectorAll('svg a.hop').length") > 0:
        page.value("document.querySelector('svg a.hop').focus()")
        page.key("Enter", 13)
        check("a hop of the picture opens it", page.eventually(PANEL + ".hidden", False), False)
        check("the hop is marked in the picture", page.value("document.querySelectorAll('svg a.hop.current').length > 0"))
        page.key("Escape", 27)
        check("and gives focus back to the picture",
              page.value("document.activeElement === document.querySelector('svg a.hop')"))


def check_narrow(page):
    for width in [420, 320]:
        page.size(width, 900)
        check(f"nothing is wider than a window of {width} px", page.value("document.documentElement.scrollWidth <= " + str(width)))
    page.size(1280, 900)


def pages(page):
    data = base64.b64decode(page.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", data))


def check_print(page):
    few = pages(page)
    check("it prints on some pages", 2 <= few <= 40)
    print(f"        {few} pages")
    page.value("document.getElementById('print-all').checked = true")
    check("printing every row takes no fewer pages", pages(page) >= few)


def check_without_script(browser, file):
    page = Page(browser, file + "#path-1-hop-2", script=False)
    root = page.call("DOM.getDocument")["root"]["nodeId"]

    def node(selector):
        return page.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]

    def is_laid_out(selector):
        try:
            return page.call("DOM.getBoxModel", nodeId=node(selector))["model"]["height"] > 0
        except RuntimeError:
            return False

    check("without script the filter stays hidden", is_laid_out("#filter"), False)
    check("without script the timeline is there", is_laid_out("#days tbody tr"))
    check("without script a hop is a place in the page", node("tr:target") != 0)
    check("without script nothing complains", [n for n in page.noises() if "script" not in n.lower()], [])


def main():
    program, plain, hostile = sys.argv[1:]
    browser = start(program)
    try:
        page = Page(browser, plain)
        print(f"        loaded in {page.seconds:.2f} s")
        check_filter(page)
        check_panel(page)
        check_narrow(page)
        check_print(page)
        check("the console is empty and nothing was asked for", page.noises(), [])
        page = Page(browser, hostile)
        check("nothing in a hostile report runs", page.value("typeof window.pwned"), "undefined")
        check("there is one script and it is ours", page.value("document.scripts.length"), 1)
        check("no link leaves the page", page.value(
            "[...document.querySelectorAll('a')].every(a => a.getAttribute('href').startsWith('#'))"))
        page.click("document.querySelector('#days a.hop')")
        check("a hostile hop opens", page.eventually(PANEL + ".hidden", False), False)
        check("and brings no element with it", page.value(PANEL + ".querySelectorAll('script, img, iframe, object').length"), 0)
        check_narrow(page)
        check("a hostile report leaves the console empty", page.noises(), [])
        check_without_script(browser, plain)
    finally:
        browser.end()
    return 1 if failures else 0


sys.exit(main())
