"""Finds personal data, tokens and codes in the product's log of a test run: logs.py FOLDER. Each module's tests write the log
to target/test.log. What tests print themselves is not in it."""

import pathlib
import re
import sys

# Names of members that the tests register.
NAME = re.compile(r'\\?"name\\?": *\\?"([A-Z][\w-]* [A-Z][\w-]+)\\?"')
PATTERNS = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b"),
    "a phone number": re.compile(r"(?<![\w.:+-])\+[1-9]\d{7,14}\b"),
    "a token": re.compile(r"\beyJ[\w-]{8,}"),
    "a coupon code": re.compile(r"\b(?:[A-Z0-9]{2,16}-)?[0-9A-HJ-NP-Z]{4}(?:-[0-9A-HJ-NP-Z]{4}){2,}\b(?!-)"),
}
# Found so often in a line of a stack trace or a class that it is none of the above.
NEITHER = re.compile(r"^\s+at |^\s*\.\.\. \d+ more")
LOGS = ("test.log", "local-it.log")
SHOWN = 20


def names(root):
    found = set()
    for source in root.glob("functions/**/src/test/java/**/*.java"):
        found.update(NAME.findall(source.read_text()))
    return found


def findings(lines, known):
    """(number of the line, what it has, the line) for each line with something that must not be in a log."""
    patterns = dict(PATTERNS)
    if known:
        patterns["a name"] = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(known)))
    for number, line in enumerate(lines, 1):
        if NEITHER.match(line):
            continue
        for what, pattern in patterns.items():
            if pattern.search(line):
                yield number, what, line.rstrip()


def main(folder):
    root = pathlib.Path(folder)
    known = names(root)
    logs = sorted(log for name in LOGS for log in root.glob(f"functions/**/target/{name}"))
    if not logs:
        return "No log of a test run is here: were tests run?"
    total = 0
    wrong = []
    for log in logs:
        with log.open(errors="replace") as lines:
            content = lines.readlines()
        total += len(content)
        wrong += [f"{log}:{number} has {what}: {line[:300]}" for number, what, line in findings(content, known)]
    if wrong:
        return "\n".join(wrong[:SHOWN]) + f"\nThe logs of the tests have personal data, tokens or codes in {len(wrong)} places"
    print(f"{total} lines in {len(logs)} logs of the tests: no e-mail, phone, name, token or code ({len(known)} names)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
