"""Where the templates part from the code, a check says so: each of these takes one thing out, and deploys the rest."""

import agreement


def properties(templates, file, resource):
    return templates[file]["Resources"][resource]["Properties"]


def event(templates, function, path):
    """The name of the event that is the route with this path."""
    events = properties(templates, "functions.yaml", function)["Events"]
    return events, next(name for name, e in events.items() if e["Properties"].get("Path") == path)


def findings_of_table(changed, listener, change):
    return agreement.table_findings(listener.table, changed(lambda t: change(properties(t, "table.yaml", "Table"))).table())


def test_another_sort_key_is_found(changed, product, listener):
    def change(table):
        table["KeySchema"][1]["AttributeName"] = table["AttributeDefinitions"][1]["AttributeName"] = "sortKey"

    assert [f.partition(":")[0] for f in findings_of_table(changed, listener, change)] == ["attributes", "key"]


def test_an_index_without_its_sort_key_is_found(changed, product, listener):
    def change(table):
        del table["GlobalSecondaryIndexes"][0]["KeySchema"][1], table["AttributeDefinitions"][3]

    assert [f.partition(":")[0] for f in findings_of_table(changed, listener, change)] == ["attributes", "indexes"]


def test_a_missing_index_is_found(changed, product, listener):
    def change(table):
        del table["GlobalSecondaryIndexes"], table["AttributeDefinitions"][2:]

    assert [f.partition(":")[0] for f in findings_of_table(changed, listener, change)] == ["attributes", "indexes"]


def test_a_table_without_its_safeguards_is_found(changed):
    def change(templates):
        table = properties(templates, "table.yaml", "Table")
        for name in ("TimeToLiveSpecification", "PointInTimeRecoverySpecification", "DeletionProtectionEnabled"):
            del table[name]

    assert len(agreement.safety_findings(changed(change))) == 3


def test_a_missing_route_is_found(changed, product):
    def change(templates):
        events, name = event(templates, "MembersFunction", "/v1/members/batch")
        del events[name]
        del properties(templates, "functions.yaml", "Api")["RouteSettings"]["POST /v1/members/batch"]

    assert agreement.route_findings(product.routes(), changed(change).routes()) == ["POST /v1/members/batch: no route"]


def test_a_route_to_the_wrong_function_is_found(changed, product):
    def change(templates):
        events, name = event(templates, "TotalsFunction", "/v1/members/{memberId}/totals")
        properties(templates, "functions.yaml", "MembersFunction")["Events"]["Strayed"] = events.pop(name)

    findings = agreement.route_findings(product.routes(), changed(change).routes())
    assert findings == ["GET /v1/members/{memberId}/totals: leads to members, and totals has it"]


def test_a_route_that_nothing_serves_and_one_without_a_token_are_found(changed, product):
    def change(templates):
        events, name = event(templates, "TotalsFunction", "/v1/totals/purchases")
        events[name]["Properties"]["Auth"] = {"Authorizer": "NONE"}
        more = {**events[name]["Properties"], "Path": "/v1/totals/everything", "Auth": {}}
        events["More"] = {"Type": "HttpApi", "Properties": more}

    findings = agreement.route_findings(product.routes(), changed(change).routes())
    assert findings == ["GET /v1/totals/everything: nothing serves it", "GET /v1/totals/purchases: open to anyone"]


def test_a_missing_schedule_is_found(changed):
    def change(templates):
        del properties(templates, "functions.yaml", "AggregationFunction")["Events"]["EveryMinute"]

    deployed = changed(change)
    assert agreement.schedule_findings(deployed.schedules(), deployed.stage) == ['{"action": "run"} is not scheduled once']


def test_a_schedule_whose_failures_are_lost_is_found(changed):
    def change(templates):
        nightly = properties(templates, "functions.yaml", "AggregationFunction")["Events"]["Reconciliation"]["Properties"]
        del nightly["DeadLetterConfig"], nightly["RetryPolicy"]

    deployed = changed(change)
    assert len(agreement.schedule_findings(deployed.schedules(), deployed.stage)) == 2
