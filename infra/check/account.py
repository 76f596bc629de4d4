"""An AWS account in a process of this machine: MiniStack, which needs no Docker, on a free port of the loopback."""

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

from emulation import for_emulator, packaged
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
        self.await_start(log)
        self.client("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
        self.client("s3").put_object(Bucket=BUCKET, Key="function.zip", Body=archive())

    def await_start(self, log):
        for _ in range(120):
            try:
                urllib.request.urlopen(self.endpoint + "/_ministack/health", timeout=1)
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError(f"MiniStack did not start: {pathlib.Path(log.name).read_text()[-2000:]}")
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
