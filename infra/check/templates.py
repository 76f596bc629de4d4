"""The templates of infra/ as data, and what SAM makes of them."""

import copy
import json
import logging
import os
import pathlib
import sys

from cfnlint.decode.cfn_yaml import loads
from samtranslator.translator.transform import transform

REGION = "eu-central-1"
INFRA = pathlib.Path(__file__).parent.parent
PARAMETERS = {"JwtIssuer": "https://login.example.com/", "JwtAudience": "merit", "CorsOrigins": "https://shop.example.com", "Stage": "check"}

os.environ["AWS_DEFAULT_REGION"] = REGION
logging.getLogger("samtranslator").setLevel(logging.ERROR)


class ManagedPolicies:
    """SAM asks for AWS's managed policies only where a template names one without its ARN; these name none."""

    @staticmethod
    def load():
        return {}


def read():
    """Every template by its file's name, as plain lists and dictionaries."""
    return {file.name: plain(loads(file.read_text())) for file in sorted(INFRA.glob("*.yaml"))}


def plain(node):
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    return str(node) if isinstance(node, str) else node


def translated(template):
    """The template as CloudFormation sees it, once SAM has had its turn."""
    if "Transform" not in template:
        return template
    template = copy.deepcopy(template)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # What `sam deploy` puts there when it has uploaded the archive.
            resource["Properties"]["CodeUri"] = "s3://artefacts/function.zip"
    return transform(template, {}, ManagedPolicies)


if __name__ == "__main__":
    # Where the other tools find what CloudFormation is going to see.
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "functions.json").write_text(json.dumps(translated(read()["functions.yaml"]), indent=2))
