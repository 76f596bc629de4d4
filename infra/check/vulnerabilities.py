"""Lists the known vulnerabilities of the libraries in what is deployed.

    python infra/check/vulnerabilities.py ARTEFACT...

An artefact is a zip of jars, a jar or a folder of jars. The advisories come from OSV (osv.dev, or OSV_API). Where OSV
does not answer, the ones in advisories.json are used instead, and the output says so. Exits with 1 if there is a
vulnerability that accepted.json does not give a reason for, or a reason that nothing needs.
"""

import io
import json
import os
import pathlib
import re
import sys
import urllib.error
import urllib.request
import zipfile

HERE = pathlib.Path(__file__).parent
OSV = os.environ.get("OSV_API", "https://api.osv.dev")
OSV_BATCH = 1000
TIMEOUT_SECONDS = 20


def jars(artefact):
    """The name and content of each jar in the artefact."""
    if artefact.is_dir():
        for file in sorted(artefact.rglob("*.jar")):
            yield file.name, file.read_bytes()
    elif artefact.suffix == ".jar":
        yield artefact.name, artefact.read_bytes()
    else:
        with zipfile.ZipFile(artefact) as archive:
            for name in archive.namelist():
                if name.endswith(".jar"):
                    yield pathlib.PurePosixPath(name).name, archive.read(name)


def libraries(name, content):
    """The `group:artifact` and version of each library in a jar: by its Maven properties, else by its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as jar:
        found = [jar.read(entry).decode() for entry in jar.namelist() if entry.endswith("/pom.properties")]
    for properties in found:
        values = dict(line.split("=", 1) for line in properties.splitlines() if "=" in line and line[0] != "#")
        if {"groupId", "artifactId", "version"} <= values.keys():
            yield f"{values['groupId'].strip()}:{values['artifactId'].strip()}", values["version"].strip()
    # Quarkus names a jar group.artifact-version.jar, and puts "modified-" before it where it took classes out.
    named = re.fullmatch(r"(?:modified-)?(\w[\w.-]*)\.([\w-]+?)-(\d[\w.]*)\.jar", name)
    if not found and named:
        yield f"{named[1]}:{named[2]}", named[3]


def inventory(artefacts):
    """Each library and version with the names of the artefacts that hold it."""
    found = {}
    for artefact in artefacts:
        for jar in jars(artefact):
            for library in libraries(*jar):
                if not library[0].startswith("dev.merit:"):
                    found.setdefault(library, set()).add(owner(artefact))
    return found


def owner(artefact):
    """The module that an artefact is built by."""
    parts = artefact.resolve().parts
    return parts[parts.index("target") - 1] if "target" in parts else artefact.name


def version_key(version):
    """Orders versions as far as advisories need it: numbers by value, qualifiers such as Final not at all."""
    return [int(part) for part in re.split(r"[.-]", version) if part.isdigit()]


def post(path, body):
    request = urllib.request.Request(OSV + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
        return json.load(answer)


def from_osv(found):
    """What OSV knows: (library, version, ids)."""
    known = []
    asked = sorted(found)
    for start in range(0, len(asked), OSV_BATCH):
        batch = asked[start : start + OSV_BATCH]
        queries = [{"package": {"ecosystem": "Maven", "name": n}, "version": v} for n, v in batch]
        for library, result in zip(batch, post("/v1/querybatch", {"queries": queries})["results"], strict=True):
            known += [(library, [each["id"]], "see osv.dev") for each in result.get("vulns", [])]
    return known


def from_file(found, advisories):
    """What the advisories of the file say: (library, version, ids)."""
    known = []
    for library in sorted(found):
        name, version = library
        for each in advisories:
            after = "introduced" not in each or version_key(version) >= version_key(each["introduced"])
            if each["package"] == name and after and version_key(version) < version_key(each["fixed"]):
                known.append((library, each["ids"], f"fixed in {each['fixed']}"))
    return known


def main(artefacts):
    found = inventory(artefacts)
    file = json.loads((HERE / "advisories.json").read_text())
    accepted = json.loads((HERE / "accepted.json").read_text())
    try:
        known = from_osv(found)
        print(f"Asked OSV about {len(found)} libraries.")
    except (urllib.error.URLError, TimeoutError, json.JSONDecodeError, KeyError) as failure:
        known = from_file(found, file["advisories"])
        print(f"OSV did not answer ({failure}): {len(found)} libraries were held against")
        print(f"{len(file['advisories'])} advisories known on {file['asOf']} alone. What became known since is not seen.")
    open_ones = 0
    used = set()
    for (name, version), ids, remedy in known:
        reason = next((each for each in accepted if each["package"] == name and set(each["ids"]) & set(ids)), None)
        used.add(json.dumps(reason))
        open_ones += reason is None
        word = f"accepted: {reason['reason']}" if reason else remedy
        print(f"{'/'.join(ids)} {name} {version} ({', '.join(sorted(found[name, version]))}): {word}")
    idle = [each for each in accepted if json.dumps(each) not in used]
    for each in idle:
        print(f"accepted.json has a reason for {each['package']} {each['ids']} that nothing needs: remove it")
    print(f"{open_ones} known vulnerabilities to mend, {len(known) - open_ones} accepted")
    return 1 if open_ones or idle else 0


if __name__ == "__main__":
    sys.exit(main([pathlib.Path(each) for each in sys.argv[1:]]))
