"""What is deployed agrees with the code."""

import agreement


def test_the_table_has_the_keys_and_indexes_that_the_code_makes(deployed, product, listener):
    assert agreement.table_findings(listener.table, deployed.table()) == []


def test_the_table_is_safe(deployed):
    assert agreement.safety_findings(deployed) == []


def test_items_expire_by_the_attribute_that_the_code_sets(deployed, day):
    items = deployed.account.client("dynamodb").scan(TableName=deployed.outputs["TableName"])["Items"]
    assert any(deployed.expiry()["AttributeName"] in item for item in items)


def test_every_function_is_there(deployed, product):
    functions = deployed.functions()
    assert functions.keys() == {*product.routes().values(), "aggregation"}
    for name, function in functions.items():
        assert (function["Runtime"], function["Architectures"]) == ("provided.al2023", ["arm64"]), name
        assert function["Environment"]["Variables"]["MERIT_TABLE"] == deployed.outputs["TableName"], name
        assert function["TracingConfig"]["Mode"] == "Active", name
        assert function["LoggingConfig"]["LogGroup"] == f"/merit/check/{name}"
        assert "MERIT_HMAC_KEY" in function["Environment"]["Variables"], name


def test_every_operation_is_a_route_to_its_function(deployed, product):
    findings = agreement.route_findings(product.routes(), deployed.routes())
    assert not findings, "\n".join(findings)


def test_the_aggregation_is_scheduled(deployed):
    assert agreement.schedule_findings(deployed.schedules(), "check") == []
    assert deployed.failed_events("aggregation").endswith(":merit-check-dead-letters")


def test_the_day_takes_every_route(day):
    assert day.untaken == set()


def test_every_function_may_do_what_it_does_and_nothing_else(deployed, day):
    table = deployed.outputs["TableName"]
    findings = [
        finding
        for function in deployed.functions()
        for finding in agreement.permission_findings(function, day.accesses[function], deployed.statements(function), table)
    ]
    assert not findings, "\n".join(findings)


def test_totals_cannot_write(deployed):
    grants = agreement.granted(deployed.statements("totals"), deployed.outputs["TableName"])
    assert {action for action, _, _ in grants} == {"GetItem", "BatchGetItem", "Query"}
