"""What has to be done to a translated template for MiniStack to take it."""

import copy


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
