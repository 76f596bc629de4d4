"""The runbook's way back to an earlier table, rehearsed."""

from deployed import Deployed
from product import Product

RESTORED = "merit-check-restored"


def test_a_restored_table_serves_and_reconciles(account, deployed, source, day, tmp_path):
    account.client("dynamodb").restore_table_to_point_in_time(
        SourceTableName=deployed.outputs["TableName"],
        TargetTableName=RESTORED,
        UseLatestRestorableTime=True,
        BillingModeOverride="PAY_PER_REQUEST",
    )
    account.client("dynamodb").get_waiter("table_exists").wait(TableName=RESTORED)

    account.deploy(source, Stage="again", RestoredTable=RESTORED)
    again = Deployed(account, "again")
    assert again.outputs["TableName"] == RESTORED
    for name, function in again.functions().items():
        assert function["Environment"]["Variables"]["MERIT_TABLE"] == RESTORED, name
        tables = [s["Resource"] for s in again.statements(name) if s["Action"].startswith("dynamodb:")]
        assert all(f":table/{RESTORED}" in table or "ombstones" in table for table in tables), name

    with open(tmp_path / "log", "w") as log:
        product = Product(account.endpoint, RESTORED, log)
        try:
            _, report, _ = product.ask("POST", "/v1/aggregation/reconciliations")
        finally:
            product.stop()
    assert report["differences"] == [] and report["checkedRecords"] > 0
