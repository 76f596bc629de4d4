"""What the templates say that no emulator tells."""

import json
import re
import tomllib

import templates
from product import ROOT


def functions(source):
    return {name: r for name, r in source["functions.yaml"]["Resources"].items() if r["Type"] == "AWS::Serverless::Function"}


def test_what_has_state_outlives_its_stack(source):
    for name, resource in source["table.yaml"]["Resources"].items():
        assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Retain", "Retain"), name
    assert source["template.yaml"]["Resources"]["State"]["DeletionPolicy"] == "Retain"


def test_the_table_is_encrypted_with_a_key_that_is_renewed(source):
    resources = source["table.yaml"]["Resources"]
    encryption = {"SSEEnabled": True, "SSEType": "KMS", "KMSMasterKeyId": {"Fn::GetAtt": ["Key", "Arn"]}}
    assert resources["Table"]["Properties"]["SSESpecification"] == encryption
    assert resources["Key"]["Properties"]["EnableKeyRotation"] is True


def test_the_names_that_a_change_would_cost_dearly_are_these(source):
    assert source["table.yaml"]["Resources"].keys() == {"Key", "KeyAlias", "Table", "HmacKey", "PersonalDataKey"}
    stacks = {name for name, r in source["template.yaml"]["Resources"].items() if r["Type"] == "AWS::CloudFormation::Stack"}
    assert stacks == {"State", "Erasures", "Functions", "Operations", "Console"}
    assert source["tombstones.yaml"]["Resources"].keys() == {"Tombstones"}


def test_the_console_is_served_under_the_policy_of_local(source):
    resources = source["console.yaml"]["Resources"]
    headers = resources["Headers"]["Properties"]["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    policy = headers["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"]
    local = (ROOT / "functions/local/src/main/java/dev/merit/local/ConsoleFiles.java").read_text()
    [literals] = re.findall(r"POLICY =\s(.*?);\n", local, re.DOTALL)
    assert policy.replace(" ${ApiOrigin} ${SignInOrigins}", "") == "".join(re.findall(r'"([^"]*)"', literals))
    assert "unsafe" not in policy


def test_every_limit_is_of_a_route_that_there_is(source):
    translated = templates.translated(source["functions.yaml"])["Resources"]
    body = next(r for r in translated.values() if r["Type"] == "AWS::ApiGatewayV2::Api")["Properties"]["Body"]
    routes = {f"{method.upper()} {path}" for path, methods in body["paths"].items() for method in methods}
    stage = next(r for r in translated.values() if r["Type"] == "AWS::ApiGatewayV2::Stage")["Properties"]
    assert stage["RouteSettings"].keys() <= routes
    for limit in (stage["DefaultRouteSettings"], *stage["RouteSettings"].values()):
        assert {"ThrottlingRateLimit", "ThrottlingBurstLimit"} <= limit.keys()
    assert not any(method == "x-amazon-apigateway-any-method" for methods in body["paths"].values() for method in methods)


def test_the_access_log_tells_of_no_person(source):
    log = source["functions.yaml"]["Resources"]["Api"]["Properties"]["AccessLogSettings"]["Format"]
    for personal in ("path", "queryString", "sourceIp", "userAgent", "claims", "principalId", "$context.authorizer.sub"):
        assert personal not in log


def test_every_function_is_rolled_back_on_its_own_alarm(source):
    for name, function in functions(source).items():
        watch = name.replace("Function", "Watch")
        assert function["Properties"]["DeploymentPreference"]["Alarms"] == [{"Fn::GetAtt": [watch, "Outputs.FailuresName"]}], name
        assert function["Properties"]["AutoPublishAliasAllProperties"] is True, name
    translated = templates.translated(source["functions.yaml"])["Resources"].values()
    groups = [r["Properties"] for r in translated if r["Type"] == "AWS::CodeDeploy::DeploymentGroup"]
    assert len(groups) == len(functions(source))
    for group in groups:
        assert "DEPLOYMENT_STOP_ON_ALARM" in group["AutoRollbackConfiguration"]["Events"]


def test_each_stage_sets_only_parameters_that_there_are_and_all_that_have_no_default(source):
    parameters = source["template.yaml"]["Parameters"]
    needed = {name for name, parameter in parameters.items() if "Default" not in parameter}
    stages = tomllib.loads((templates.INFRA / "samconfig.toml").read_text())
    for stage in ("dev", "prod"):
        given = {override.partition("=")[0] for override in stages[stage]["deploy"]["parameters"]["parameter_overrides"]}
        assert needed <= given <= parameters.keys(), stage


def test_the_code_tells_every_figure_that_is_watched(source):
    resources = source["operations.yaml"]["Resources"]
    watched = {p["MetricName"] for r in resources.values() if (p := r["Properties"]).get("Namespace") == "Merit"}
    for resource in resources.values():
        for metric in resource["Properties"].get("Metrics", []):
            if metric.get("MetricStat", {}).get("Metric", {}).get("Namespace") == "Merit":
                watched.add(metric["MetricStat"]["Metric"]["MetricName"])
    for widget in json.loads(resources["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"])["widgets"]:
        for metric in widget["properties"]["metrics"]:
            if metric[0] == "Merit":
                watched.add(metric[1])
            elif isinstance(metric[0], dict):
                watched.update(re.findall(r'Namespace="Merit" MetricName="(\w+)"', metric[0]["expression"]))
    code = "".join(file.read_text() for file in (ROOT / "functions").glob("*/src/main/**/*.java"))
    assert len(watched) >= 8
    assert {name for name in watched if f'"{name}"' not in code} == set()


SETTINGS = ("UniqueActivities", "SelfReportedActivities", "RefusePersonalData", "Region", "SelfService", "PersonalDataKeyArn", "KeyEncryptionKey", "ProfilingGround", "ConfirmedConsents", "Retention", "SuppressionGround")


def test_the_secret_is_nowhere_in_the_templates(source):
    for name, function in functions(source).items():
        for variable, value in function["Properties"].get("Environment", {}).get("Variables", {}).items():
            if variable == "MERIT_HMAC_KEY":
                assert value == {"Fn::Sub": "{{resolve:secretsmanager:${HmacKeyArn}}}"}, name
            else:
                assert value in [{"Ref": setting} for setting in SETTINGS], name


def test_only_functions_that_read_profiles_may_derive_their_keys(source):
    allowed = {"MembersFunction", "AggregationFunction", "PrivacyFunction"}
    for name, function in functions(source).items():
        statements = [s for policy in function["Properties"]["Policies"] for s in policy["Statement"]]
        grants = [s for s in statements if s["Resource"] == {"Ref": "PersonalDataKeyArn"}]
        assert [s["Action"] for s in grants] == (["kms:GenerateMac"] if name in allowed else []), name
        variables = function["Properties"].get("Environment", {}).get("Variables", {})
        assert ("MERIT_PERSONAL_DATA_KMS_KEY" in variables) == (name in allowed), name


def test_everything_that_can_go_wrong_has_an_alarm(deployed):
    each = {f"{f}-{what}" for f in deployed.functions() for what in ("failures", "throttles", "long-runs")}
    whole = {"dead-letters", "aggregation-lag", "reconciliation-differences", "write-conflicts", "store-unavailable", "forbidden"}
    whole |= {"server-errors", "slow-answers", "table-read-throttles", "table-write-throttles"}
    alarms = deployed.alarms()
    assert alarms.keys() == each | whole
    assert all(len(alarm["AlarmActions"]) == 1 for alarm in alarms.values())


def test_java_is_started_from_a_snapshot(account, source):
    account.deploy(source, Stage="java", Runtime="java25", Memory="1024")
    function = account.client("lambda").get_function_configuration(FunctionName="merit-java-members")
    assert (function["Runtime"], function["MemorySize"]) == ("java25", 1024)
    assert function["Handler"] == "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"
    assert function["SnapStart"]["ApplyOn"] == "PublishedVersions"
