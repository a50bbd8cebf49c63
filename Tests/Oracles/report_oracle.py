"""Opens the report of a night in Chromium, lets axe-core look at it, prints it, and compares its figures with SQL.

Usage: report_oracle.py FOLDER [SCREENSHOTS], where FOLDER/report holds night.sqlite, report.ja.html, report.en.html and report.json of one night.
Needs Chromium with its driver, fonts with Japanese, and pdfinfo and pdftotext.
"""

import base64
import importlib.util
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
from math import log

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = {"desktop": (1280, 900), "phone": (360, 740)}


def axe_source():
    """axe-core as the package for Playwright carries it; the package itself is not run."""
    package = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent
    return next(package.glob("*axe*.js")).read_text(encoding="utf-8")


def browser(profile):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking",
                     f"--user-data-dir={profile}"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    options.binary_location = "/usr/bin/chromium"
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def look(driver, page, screenshots):
    """Every size in light and dark: no violation, no word on the console, no request but for the page, no scrolling sideways."""
    checked = 0
    for name, (width, height) in SCREENS.items():
        for scheme in ["light", "dark"]:
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
                {"name": "prefers-color-scheme", "value": scheme}]})
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
                "width": width, "height": height, "deviceScaleFactor": 1, "mobile": name == "phone"})
            driver.get_log("performance")
            driver.get(page.as_uri())
            console = driver.get_log("browser")
            assert not console, f"{page.name} {name} {scheme}: {console[:2]}"
            requests = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
            asked = [m["params"]["request"]["url"] for m in requests if m["method"] == "Network.requestWillBeSent"]
            assert all(url == page.as_uri() for url in asked), f"{page.name} asks for {asked}"
            wide = driver.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, f"{page.name} {name}: {wide} pixels too wide"
            if screenshots:
                driver.save_screenshot(str(screenshots / f"{page.stem}.{name}.{scheme}.png"))
            # The page lets no script run, its own tools aside: axe is run by the browser's debugger.
            driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe_source()})
            found = driver.execute_async_script(
                "const done = arguments[arguments.length - 1];"
                "axe.run(document, {runOnly: arguments[0]}).then(r => done(r), e => done({error: String(e)}))", RULES)
            assert "error" not in found, found
            problems = [(v["id"], v["nodes"][0]["html"][:120]) for v in found["violations"]]
            assert not problems, f"{page.name} {name} {scheme}: {problems}"
            assert len(found["passes"]) > 20, "axe looked at nothing"
            checked += len(found["passes"])
    return checked


def printed(driver, page, folder):
    """A4 pages with text that can be searched."""
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    driver.get(page.as_uri())
    pdf = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    path = folder / (page.stem + ".pdf")
    path.write_bytes(base64.b64decode(pdf["data"]))
    facts = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True, text=True).stdout
    assert re.search(r"Page size:\s+59[45](\.\d+)? x 84[12](\.\d+)? pts", facts), facts
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", facts).group(1)), text


def cells(driver, anchor):
    """The rows of the first table after a heading."""
    return driver.execute_script(
        "let e = document.getElementById(arguments[0]); while (e && !(e.querySelector && e.querySelector('table'))) "
        "e = e.nextElementSibling; return [...e.querySelectorAll('tbody tr')].map(r => [...r.children].map(c => c.textContent))",
        anchor)


def number(text):
    return int(re.sub(r"[^0-9-]", "", text.replace("+", "")))


def compare(driver, page, folder):
    """The page's figures are those of SQL asked here."""
    database = sqlite3.connect(f"file:{folder / 'night.sqlite'}?mode=ro", uri=True)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    one = lambda sql, *values: database.execute(sql, values).fetchone()[0]
    night = report["night"]
    runs = [row[0] for row in database.execute("SELECT run_id FROM run WHERE business_day = ? ORDER BY 1", (night,))]
    assert runs == report["run_ids"]
    marks = ",".join(map(str, runs))
    parts = f"FROM alert_transaction JOIN source_file USING (file_id) WHERE run_id IN ({marks}) AND NOT is_drawn"
    expected = {
        "files_accepted": one(f"SELECT count(*) FROM source_file WHERE run_id IN ({marks}) AND status = 'accepted'"),
        "files_quarantined": one(f"SELECT count(*) FROM source_file WHERE run_id IN ({marks}) AND status <> 'accepted'"),
        "records_accepted": one(f"SELECT sum(records_accepted) FROM v_run WHERE run_id IN ({marks})"),
        "yen_accepted": one(f"SELECT sum(yen_accepted) FROM v_run WHERE run_id IN ({marks})"),
        "alert_transactions": one(f"SELECT count(*) {parts}"),
        "alert_yen": one(f"SELECT ifnull(sum(amount_yen), 0) {parts}"),
        "alerts_raised": one(f"SELECT count(DISTINCT alert_id) {parts} AND alert_id IN (SELECT alert_id FROM alert WHERE first_run_id IN ({marks}))"),
        "alerts_extended": one(f"SELECT count(DISTINCT alert_id) {parts} AND alert_id NOT IN (SELECT alert_id FROM alert WHERE first_run_id IN ({marks}))"),
        "queued": one("SELECT count(*) FROM alert WHERE queue_place = 'queued' AND queue_day = ?", night),
    }
    for name, value in expected.items():
        assert report["figures"][name] == value, f"{name}: {report['figures'][name]} and not {value}"
    driver.get(page.as_uri())
    shown = [[number(cell) if re.search(r"\d", cell) else None for cell in row[1:]] for row in cells(driver, "changes")]
    names = list(report["figures"])
    assert [row[0] for row in shown] == [report["figures"][name] for name in names]
    before = report["figures_before"]
    assert before is None or [row[1] for row in shown] == [before[name] for name in names]
    files = {row[0].split(" (")[0]: row for row in cells(driver, "reconciliation")}
    for name, size, accepted, yen in database.execute(
            f"SELECT name, byte_length, records_accepted, yen_accepted FROM source_file WHERE run_id IN ({marks})"):
        row = files[name]
        assert (number(row[2]), number(row[6]), number(row[8])) == (size, accepted, yen), name
    alerts = cells(driver, "queue")
    sql = f"""SELECT alert_id, total_yen FROM alert WHERE queue_place IN ('queued', 'sample', 'unplaced') AND alert_id IN
        (SELECT alert_id FROM alert_transaction JOIN source_file USING (file_id) WHERE run_id IN ({marks}))
        ORDER BY score_micro DESC, alert_id"""
    known = database.execute(sql).fetchall()
    assert [(row[1], number(row[6])) for row in alerts] == known[: len(alerts)] and alerts, "the queue differs"
    rules = {row[0]: row for row in cells(driver, "rules")}
    for rule, hits in database.execute(f"""SELECT reason.name, count(*) FROM reason JOIN alert_transaction USING (transaction_key)
            JOIN source_file USING (file_id) WHERE origin = 'rule' AND run_id IN ({marks}) GROUP BY 1"""):
        assert number(rules[rule][1]) == hits, rule
    scored = one(f"SELECT sum(value) FROM distribution, json_each(counts) WHERE name = 'score' AND run_id IN ({marks})")
    assert sum(number(row[1]) for row in cells(driver, "scores")) == scored
    assert scored == one(f"SELECT sum(records_scored) FROM source_file WHERE run_id IN ({marks}) AND status = 'accepted'")
    stability(database, marks, report)
    return len(expected) + len(files) + len(alerts) + len(rules)


def stability(database, marks, report):
    """The index of every feature against the card, computed here; parts of the scores are taken together and are left out."""
    known = {row["name"]: row for row in report["distributions"]}
    looked = 0
    for name, reference in database.execute(
            f"SELECT DISTINCT name, reference_shares FROM distribution WHERE run_id IN ({marks}) AND name <> 'score'"):
        if reference is None:
            continue
        counts, shares = known[name]["counts"], json.loads(reference)
        total, whole = sum(counts), sum(shares)
        if total == 0 or whole == 0:
            continue
        index = 0
        for count, share in zip(counts, shares):
            if count or share:
                now, then = max(count, 0.5) / total, max(share / whole, 0.5e-6)
                index += (now - then) * log(now / then)
        assert abs(index - known[name]["stability_training"]) < 1e-9, name
        looked += 1
    assert looked > 50, "hardly a feature has a reference"


def notices(driver, page, folder):
    """A page that is made worse is refused: no language, faint ink, a script, a picture from elsewhere, another number."""
    text = page.read_text(encoding="utf-8")
    accepted = re.search(r'<td class="number">(\d[\d,]*)</td>', text).group(1)
    worse = {
        "language": (look, text.replace('<html lang="ja">', "<html>")),
        "ink": (look, text.replace("--ink:#1a1a1a", "--ink:#c8c8c8")),
        "script": (look, text.replace("<main>", "<main><script>document.title = 'x'</script>")),
        "picture": (look, text.replace("<main>", '<main><img alt="" src="https://example.invalid/x.png">')),
        "number": (compare, text.replace(f'>{accepted}<', '>987654321<', 1)),
    }
    for name, (check, changed) in worse.items():
        assert changed != text, name
        path = folder / "worse.html"
        path.write_text(changed, encoding="utf-8")
        try:
            check(driver, path, None if check is look else folder)
        except AssertionError:
            continue
        raise SystemExit(f"a page with another {name} went through")
    return len(worse)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve() / "report"
    screenshots = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as profile:
        driver = browser(profile)
        try:
            passes, pages, compared = 0, 0, 0
            for name in ["report.ja.html", "report.en.html"]:
                page = folder / name
                passes += look(driver, page, screenshots)
                count, text = printed(driver, page, folder)
                pages += count
                compared += compare(driver, page, folder)
                night = json.loads((folder / "report.json").read_text(encoding="utf-8"))["night"]
                assert night in text and ("夜間処理報告書" if ".ja." in name else "Night report") in text
            noticed = notices(driver, folder / "report.ja.html", folder)
        finally:
            driver.quit()
    print(f"report: axe-core found nothing in {passes} checks of two pages, light, dark, desktop and phone; "
          f"{compared} figures are those of SQL; {pages} pages A4; {noticed} changes for the worse were seen")


main()
