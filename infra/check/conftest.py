import copy
import itertools

import pytest
import templates
from account import Account
from deployed import Deployed
from product import Product
from traffic import Listener
from walk import Day

STAGES = itertools.count(1)


@pytest.fixture(scope="session")
def source():
    return templates.read()


@pytest.fixture(scope="session")
def account(tmp_path_factory):
    with open(tmp_path_factory.mktemp("account") / "log", "w") as log:
        account = Account(log)
        yield account
        account.stop()


@pytest.fixture(scope="session")
def deployed(account, source):
    account.deploy(source)
    return Deployed(account, "check")


@pytest.fixture(scope="session")
def listener(account):
    listener = Listener(account.endpoint)
    yield listener
    listener.stop()


@pytest.fixture(scope="session")
def product(listener, deployed, tmp_path_factory):
    """The product on the table that the template made."""
    with open(tmp_path_factory.mktemp("product") / "log", "w") as log:
        product = Product(listener.endpoint, deployed.outputs["TableName"], log)
        yield product
        product.stop()


@pytest.fixture(scope="session")
def day(product, listener):
    day = Day(product, listener)
    day.pass_by()
    return day


@pytest.fixture
def changed(account, source):
    """Deploys the templates with one thing about them changed, and answers what is there then."""

    def deploy(change):
        templates = copy.deepcopy(source)
        change(templates)
        stage = f"changed-{next(STAGES)}"
        account.deploy(templates, Stage=stage)
        return Deployed(account, stage)

    return deploy
