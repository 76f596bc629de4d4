"""Packs what was built into a folder for a release: the same bytes for the same sources.

    python infra/check/release.py FOLDER MODULE...
    python infra/check/release.py --compare FOLDER FOLDER

For each module: its function.zip, with entries in the order of their names and with one time; its CycloneDX SBOM with
that time. SHA256SUMS has the checksums of them all. --compare names each file and each entry that differs between two
such folders, and exits with 1 if there is one.

Quarkus 3.34 numbers the values that its recorded classes hand to each other ("proxykey71") in the order in which the
threads of the build meet them (quarkusio/quarkus#53025). The numbers of one zip are replaced together, by the order of
the classes' names.
"""

import hashlib
import json
import pathlib
import re
import sys
import zipfile

ROOT = pathlib.Path(__file__).parents[2]
RECORDED = "io/quarkus/runner/recorded/"
# A string of a class file's constant pool: two bytes of length, then the characters.
PROXY_KEY = re.compile(rb"\x00[\x09-\x0f]proxykey([0-9]+)")


def built_at():
    """The time that the build gives to all files."""
    return re.search(r"<project.build.outputTimestamp>(.*)</", (ROOT / "pom.xml").read_text())[1]


def renumber(contents):
    """The recorded classes by name, with the numbers of their proxies in the order of the names."""
    numbers = {}

    def key(found):
        text = b"proxykey%d" % numbers.setdefault(found[1], len(numbers) + 1)
        return len(text).to_bytes(2, "big") + text

    return {name: PROXY_KEY.sub(key, contents[name]) for name in sorted(contents)}


def pack(source, target, time):
    """Writes a zip anew, without what differs between two builds."""
    moment = tuple(int(part) for part in re.findall(r"\d+", time))
    with zipfile.ZipFile(source) as built, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        files = {entry.filename: entry for entry in built.infolist() if not entry.is_dir()}
        recorded = renumber({name: built.read(name) for name in files if name.startswith(RECORDED)})
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, moment)
            entry.external_attr = files[name].external_attr
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, recorded.get(name) or built.read(name), compresslevel=9)


def write(folder, modules):
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    time = built_at()
    for module in modules:
        pack(module / "target/function.zip", folder / f"{module.name}.zip", time)
        sbom = json.loads((module / "target/bom.json").read_text())
        sbom["metadata"]["timestamp"] = time
        (folder / f"{module.name}.cdx.json").write_text(json.dumps(sbom, indent=1) + "\n")
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(folder.iterdir())]
    (folder / "SHA256SUMS").write_text("".join(sums))
    print(f"{folder} has {', '.join(file.name for file in sorted(folder.iterdir()))}")
    return 0


def contents(file):
    """What a file consists of, by name."""
    if file.suffix != ".zip":
        return {"": file.read_bytes()}
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def compare(one, two):
    different = []
    for name in sorted({file.name for file in [*one.iterdir(), *two.iterdir()]} - {"SHA256SUMS"}):
        if not ((one / name).exists() and (two / name).exists()):
            different.append(f"{name} is in one of them alone")
        elif (one / name).read_bytes() != (two / name).read_bytes():
            left, right = contents(one / name), contents(two / name)
            entries = [each for each in sorted(left | right) if left.get(each) != right.get(each)]
            different += [f"{name} {each}".strip() for each in entries] or [f"{name}: its order, times or modes"]
    print("\n".join(f"Differs: {each}" for each in different) or "Both builds gave the same bytes")
    return 1 if different else 0


if __name__ == "__main__":
    if sys.argv[1] == "--compare":
        sys.exit(compare(*map(pathlib.Path, sys.argv[2:])))
    sys.exit(write(pathlib.Path(sys.argv[1]), [pathlib.Path(each) for each in sys.argv[2:]]))
