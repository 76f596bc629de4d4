"""What an account holds of Merit once it is deployed."""


class Deployed:
    def __init__(self, account, stage):
        self.account = account
        self.stage = stage
        outputs = account.client("cloudformation").describe_stacks(StackName=f"merit-{stage}")["Stacks"][0]["Outputs"]
        self.outputs = {output["OutputKey"]: output["OutputValue"] for output in outputs}

    def table(self):
        return self.account.client("dynamodb").describe_table(TableName=self.outputs["TableName"])["Table"]

    def expiry(self):
        answer = self.account.client("dynamodb").describe_time_to_live(TableName=self.outputs["TableName"])
        return answer["TimeToLiveDescription"]

    def recovery(self):
        answer = self.account.client("dynamodb").describe_continuous_backups(TableName=self.outputs["TableName"])
        return answer["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]

    def functions(self):
        """Each function's configuration by its name without the stage."""
        prefix = f"merit-{self.stage}-"
        every = self.account.client("lambda").get_paginator("list_functions").paginate().search("Functions")
        return {f["FunctionName"].removeprefix(prefix): f for f in every if f["FunctionName"].startswith(prefix)}

    def statements(self, function):
        """All that the function's role allows, but what AWS's own policies for logs and traces do."""
        iam = self.account.client("iam")
        role = self.functions()[function]["Role"].rpartition("/")[2]
        names = iam.list_role_policies(RoleName=role)["PolicyNames"]
        documents = [iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"] for name in names]
        return [statement for document in documents for statement in document["Statement"]]

    def routes(self):
        """The function behind each route, and whether it asks for a token."""
        gateway = self.account.client("apigatewayv2")
        api = next(a for a in gateway.get_apis()["Items"] if a["Name"] == f"merit-{self.stage}")["ApiId"]
        integrations = {i["IntegrationId"]: i["IntegrationUri"] for i in gateway.get_integrations(ApiId=api, MaxResults="500")["Items"]}
        routes = {}
        for route in gateway.get_routes(ApiId=api, MaxResults="500")["Items"]:
            uri = integrations[route["Target"].rpartition("/")[2]]
            function = uri.partition(f":function:merit-{self.stage}-")[2].partition(":live/")[0]
            routes[route["RouteKey"]] = (function, route["AuthorizationType"] == "JWT")
        return routes

    def schedules(self):
        scheduler = self.account.client("scheduler")
        names = scheduler.get_paginator("list_schedules").paginate().search("Schedules[].Name")
        every = [scheduler.get_schedule(Name=name) for name in names]
        return [s for s in every if f":merit-{self.stage}-" in s["Target"]["Arn"]]

    def failed_events(self, function):
        """Where Lambda puts events that the function could not take."""
        client = self.account.client("lambda")
        name = f"merit-{self.stage}-{function}"
        return client.get_function_event_invoke_config(FunctionName=name, Qualifier="live")["DestinationConfig"]["OnFailure"]["Destination"]

    def alarms(self):
        prefix = f"merit-{self.stage}-"
        pages = self.account.client("cloudwatch").get_paginator("describe_alarms").paginate(AlarmNamePrefix=prefix)
        return {alarm["AlarmName"].removeprefix(prefix): alarm for alarm in pages.search("MetricAlarms")}
