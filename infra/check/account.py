"""An AWS account in a process of this machine: MiniStack, which needs no Docker, on a free port of the loopback."""

import copy
import io
import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile

import boto3

from templates import PARAMETERS, REGION, translated

BUCKET = "artefacts"


class Account:
    def __init__(self, log):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"
        environment = {**os.environ, "GATEWAY_PORT": str(self.port), "BIND_HOST": "127.0.0.1", "LOG_LEVEL": "WARNING"}
        environment.update(AWS_ACCESS_KEY_ID="check", AWS_SECRET_ACCESS_KEY="check")
        ministack = pathlib.Path(sys.executable).parent / "ministack"
        self.process = subprocess.Popen([ministack], env=environment, stdout=log, stderr=log)
        self.await_start()
        self.client("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
        self.client("s3").put_object(Bucket=BUCKET, Key="function.zip", Body=archive())

    def await_start(self):
        for _ in range(120):
            try:
                urllib.request.urlopen(self.endpoint + "/_ministack/health", timeout=1)
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError("MiniStack did not start; see its log")
                time.sleep(0.25)
        raise RuntimeError("MiniStack does not answer")

    def client(self, service):
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id="check",
            aws_secret_access_key="check",
        )

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def deploy(self, templates, **parameters):
        """Deploys template.yaml with all that it nests, as `sam deploy` does, and answers the stack's name."""
        values = {**PARAMETERS, **parameters}
        stage = values["Stage"]
        for name, template in templates.items():
            body = packaged(for_emulator(translated(template)), f"{self.endpoint}/{BUCKET}/{stage}")
            self.client("s3").put_object(Bucket=BUCKET, Key=f"{stage}/{name}", Body=json.dumps(body))
            if name == "template.yaml":
                root = body
        cloudformation = self.client("cloudformation")
        name = f"merit-{stage}"
        cloudformation.create_stack(
            StackName=name,
            TemplateBody=json.dumps(root),
            Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in values.items()],
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
        )
        cloudformation.get_waiter("stack_create_complete").wait(StackName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
        self.finish_table(name, templates["table.yaml"]["Resources"]["Table"]["Properties"])
        return name

    def finish_table(self, stack, properties):
        """Sets what MiniStack's CloudFormation passes over, by DynamoDB's own calls, which take the properties as they are."""
        outputs = self.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]["Outputs"]
        table = next(output["OutputValue"] for output in outputs if output["OutputKey"] == "TableName")
        dynamodb = self.client("dynamodb")
        if "TimeToLiveSpecification" in properties:
            dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification=properties["TimeToLiveSpecification"])
        if "PointInTimeRecoverySpecification" in properties:
            specification = properties["PointInTimeRecoverySpecification"]
            dynamodb.update_continuous_backups(TableName=table, PointInTimeRecoverySpecification=specification)


def archive():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("bootstrap", "#!/bin/sh\n")
    return content.getvalue()


def packaged(template, folder):
    """Nested templates by the addresses that they are uploaded to."""
    template = copy.deepcopy(template)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::CloudFormation::Stack":
            resource["Properties"]["TemplateURL"] = f"{folder}/{resource['Properties']['TemplateURL']}"
    return template


def for_emulator(template):
    """The template without what MiniStack lacks: CodeDeploy is left out, an HTTP API's OpenAPI becomes resources, and an
    alarm on an expression one on the first of its metrics."""
    template = copy.deepcopy(template)
    resources = template["Resources"]
    for name, resource in list(resources.items()):
        resource.pop("UpdatePolicy", None)
        if resource["Type"].startswith("AWS::CodeDeploy::") or name == "CodeDeployServiceRole":
            del resources[name]
        elif resource["Type"] == "AWS::ApiGatewayV2::Api" and "Body" in resource["Properties"]:
            resources.update(unfolded(name, resource["Properties"]))
        elif resource["Type"] == "AWS::CloudWatch::Alarm" and "Metrics" in resource["Properties"]:
            metrics = resource["Properties"].pop("Metrics")
            first = next(metric["MetricStat"] for metric in metrics if "MetricStat" in metric)
            resource["Properties"].update(first["Metric"], Period=first["Period"], Statistic=first["Stat"])
    return template


def unfolded(api, properties):
    """The resources that an HTTP API's OpenAPI body stands for."""
    body = properties.pop("Body")
    properties.update(Name=body["info"]["title"], ProtocolType="HTTP")
    made = {}
    for name, scheme in body["components"]["securitySchemes"].items():
        authorizer = scheme["x-amazon-apigateway-authorizer"]
        made[f"{api}{name}"] = {
            "Type": "AWS::ApiGatewayV2::Authorizer",
            "Properties": {
                "ApiId": {"Ref": api},
                "Name": name,
                "AuthorizerType": "JWT",
                "IdentitySource": [authorizer["identitySource"]],
                "JwtConfiguration": {
                    "Issuer": authorizer["jwtConfiguration"]["issuer"],
                    "Audience": authorizer["jwtConfiguration"]["audience"],
                },
            },
        }
    operations = [(path, method, operation) for path, methods in body["paths"].items() for method, operation in methods.items()]
    for number, (path, method, operation) in enumerate(operations):
        integration = operation["x-amazon-apigateway-integration"]
        made[f"{api}Integration{number}"] = {
            "Type": "AWS::ApiGatewayV2::Integration",
            "Properties": {"ApiId": {"Ref": api}, "IntegrationType": "AWS_PROXY", "IntegrationUri": integration["uri"]},
        }
        route = {
            "ApiId": {"Ref": api},
            "RouteKey": f"{method.upper()} {path}",
            "Target": {"Fn::Sub": f"integrations/${{{api}Integration{number}}}"},
        }
        for requirement in operation.get("security", []):
            for name in requirement.keys() - {"NONE"}:
                route.update(AuthorizationType="JWT", AuthorizerId={"Ref": f"{api}{name}"})
        made[f"{api}Route{number}"] = {"Type": "AWS::ApiGatewayV2::Route", "Properties": route}
    return made
