"""A contract for import-linter: SQL stands only in models, stores and the database's own room."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

_SQL = ("sqlalchemy", "sqlmodel")


def holds_sql(module: str) -> bool:
    """Whether it is `models`, `store` or `records`; `<noun>_store` where there is more than one."""
    return module.rpartition(".")[2].rpartition("_")[2] in ("models", "store", "records")


class SqlInStores(Contract):
    """No module but models, stores and those below `allowed` imports SQL directly."""

    root = fields.StringField()
    allowed = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Look at every import of SQL below the root."""
        strangers = sorted(
            module
            for module in graph.find_descendants(self.root)
            if not self._may(module) and set(_SQL) & graph.find_modules_directly_imported_by(module)
        )
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name the modules that must not know SQL."""
        for module in check.metadata["strangers"]:
            output.print_error(f"{module} imports SQL; move the statement into a store.")

    def _may(self, module: str) -> bool:
        in_allowed = any(module == one or module.startswith(f"{one}.") for one in self.allowed)
        return in_allowed or holds_sql(module)
