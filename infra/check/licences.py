"""Checks the licences of the libraries in what is shipped.

    python infra/check/licences.py SBOM...

Each SBOM is one of CycloneDX in JSON. A library passes if one of its licences is allowed in licences.json; of several
the user may choose. Where an SBOM names no licence, or a text that is no SPDX id, licences.json says under "seen" which
licence the library has and where that was read. Exits with 1 and names each library and licence that does not pass,
and each entry under "seen" that nothing needs.
"""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent


def libraries(sbom):
    """The `group:artifact` and version of each library, and the licences that the SBOM names for it."""
    for component in sbom["components"]:
        choices = [each.get("license", each) for each in component.get("licenses", [])]
        names = [each.get("id") or each.get("name") or each.get("expression") for each in choices]
        yield (f"{component['group']}:{component['name']}", component["version"]), names


def main(files):
    rules = json.loads((HERE / "licences.json").read_text())
    allowed = set(rules["allowed"])
    seen = {each["package"]: each["licence"] for each in rules["seen"]}
    found = {}
    for file in files:
        found.update(libraries(json.loads(file.read_text())))
    refused = []
    used = set()
    for (package, version), names in sorted(found.items()):
        if not allowed & set(names) and package in seen:
            used.add(package)
            names = [seen[package]]
        if not allowed & set(names):
            refused.append(f"{package} {version}: {', '.join(names) or 'no licence is named'}")
    idle = sorted(seen.keys() - used)
    refused += [f"licences.json says what was seen of {each}, which nothing needs: remove it" for each in idle]
    print("\n".join([*refused, f"Licences of {len(found)} libraries checked, {len(refused)} to look at"]))
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main([pathlib.Path(each) for each in sys.argv[1:]]))
