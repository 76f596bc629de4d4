"""The check finds each permission that is missing and each that is not needed."""

import copy

import agreement

GIVEN = ("dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Scan")


def findings(function, deployed, day, statements):
    return agreement.permission_findings(function, day.accesses[function], statements, deployed.outputs["TableName"])


def test_each_key_taken_away_is_found(deployed, day):
    taken = 0
    for function in deployed.functions():
        statements = deployed.statements(function)
        for number, statement in enumerate(statements):
            if not statement["Action"].startswith("dynamodb:"):
                continue
            for pattern in patterns(statement):
                fewer = copy.deepcopy(statements)
                without(fewer, number, pattern)
                action = statement["Action"].partition(":")[2]
                where = statement["Resource"]
                resource = "index/gsi1" if where.endswith("/index/gsi1") else "tombstones" if "ombstones" in where else "table"
                if (function, action, resource, pattern) not in agreement.RARE:
                    taken += 1
                    assert any(f.startswith(f"{function} may not {action}") for f in findings(function, deployed, day, fewer)), (
                        function,
                        action,
                        pattern,
                    )
    assert taken > 50


def test_a_permission_taken_from_the_template_is_found(changed, day):
    def change(templates):
        [policy] = templates["functions.yaml"]["Resources"]["ActivitiesFunction"]["Properties"]["Policies"]
        policy["Statement"] = [statement for statement in policy["Statement"] if statement["Sid"] != "Update"]

    deployed = changed(change)
    for kind in ("MEMBER", "REDEMPTION", "SLOT"):
        missing = f"activities may not UpdateItem {kind}#"
        assert any(f.startswith(missing) for f in findings("activities", deployed, day, deployed.statements("activities")))


def test_each_action_given_beyond_need_is_found(deployed, day):
    resource = deployed.table()["TableArn"]
    for function in ("members", "activities", "coupons", "segments", "totals", "privacy"):
        statements = deployed.statements(function)
        for action in GIVEN:
            more = [*statements, {"Effect": "Allow", "Action": action, "Resource": resource, "Condition": like("HEAD")}]
            assert findings(function, deployed, day, more), (function, action)


def patterns(statement):
    return statement["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"] if "Condition" in statement else [None]


def without(statements, number, pattern):
    left = [p for p in patterns(statements[number]) if p != pattern]
    if left:
        statements[number]["Condition"] = like(*left)
    else:
        del statements[number]


def like(*keys):
    return {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": list(keys)}}
