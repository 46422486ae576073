"""How far the demo has come, kept in the database itself so that it cannot outlive its data."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

import psycopg
from psycopg import sql

from livline.config import embedded


class Stage(StrEnum):
    """Where the filling of the demo stands."""

    EMPTY = "empty"
    FILLING = "filling"
    FILLED = "filled"


@dataclass(frozen=True)
class State:
    """What the note on the database says."""

    stage: Stage
    size: str = ""
    seed: int = 0


def read() -> State:
    """The note on the database; a database without one has not been filled."""
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with psycopg.connect(embedded.address(), autocommit=True) as connection:
        row = connection.execute(query, (embedded.DATABASE,)).fetchone()
    if row is None or not row[0]:
        return State(Stage.EMPTY)
    noted = json.loads(row[0])
    return State(Stage(noted["stage"]), size=noted["size"], seed=noted["seed"])


def write(state: State) -> None:
    """Put the note on the database."""
    note = sql.SQL("COMMENT ON DATABASE {} IS {}").format(
        sql.Identifier(embedded.DATABASE), sql.Literal(json.dumps(asdict(state)))
    )
    with psycopg.connect(embedded.address(), autocommit=True) as connection:
        connection.execute(note)


def holds_people() -> bool:
    """Whether somebody has an account, so that filling would mix invented people with theirs."""
    with psycopg.connect(embedded.address(), autocommit=True) as connection:
        table = connection.execute("SELECT to_regclass('accounts_user')").fetchone()
        if table is None or table[0] is None:
            return False
        row = connection.execute("SELECT EXISTS (SELECT FROM accounts_user)").fetchone()
    return bool(row and row[0])


def start_over() -> None:
    """Drop the database and make it anew, empty."""
    server = embedded.address("postgres")
    name = sql.Identifier(embedded.DATABASE)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
