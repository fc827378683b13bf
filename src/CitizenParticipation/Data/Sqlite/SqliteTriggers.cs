namespace CitizenParticipation.Data.Sqlite;

/// <summary>What EF Core cannot express: the full-text index, kept by the database itself, and the locks on the audit trail.</summary>
internal static class SqliteTriggers
{
    /// <summary>
    /// Only published proposals are ever in the index, so no forgotten condition can find another. The rows table gives each
    /// proposal a stable row number: FTS5 deletes by row number, and the implicit one of a table may change with VACUUM.
    /// </summary>
    public const string SearchIndex =
        """
        CREATE TABLE "ProposalSearchRows" ("Row" INTEGER PRIMARY KEY, "ProposalId" TEXT NOT NULL UNIQUE);
        CREATE VIRTUAL TABLE "ProposalSearch" USING fts5("Words", tokenize = 'unicode61 remove_diacritics 2', prefix = '3 5');
        CREATE TRIGGER "ProposalSearchInsert" AFTER INSERT ON "Proposals" WHEN new."State" = 3 BEGIN
          INSERT INTO "ProposalSearchRows" ("ProposalId") VALUES (new."Id");
          INSERT INTO "ProposalSearch" (rowid, "Words") SELECT "Row", new."SearchText" FROM "ProposalSearchRows" WHERE "ProposalId" = new."Id";
        END;
        CREATE TRIGGER "ProposalSearchUpdate" AFTER UPDATE OF "State", "SearchText" ON "Proposals" BEGIN
          DELETE FROM "ProposalSearch" WHERE rowid = (SELECT "Row" FROM "ProposalSearchRows" WHERE "ProposalId" = old."Id");
          DELETE FROM "ProposalSearchRows" WHERE "ProposalId" = old."Id";
          INSERT INTO "ProposalSearchRows" ("ProposalId") SELECT new."Id" WHERE new."State" = 3;
          INSERT INTO "ProposalSearch" (rowid, "Words") SELECT "Row", new."SearchText" FROM "ProposalSearchRows" WHERE "ProposalId" = new."Id";
        END;
        CREATE TRIGGER "ProposalSearchDelete" AFTER DELETE ON "Proposals" BEGIN
          DELETE FROM "ProposalSearch" WHERE rowid = (SELECT "Row" FROM "ProposalSearchRows" WHERE "ProposalId" = old."Id");
          DELETE FROM "ProposalSearchRows" WHERE "ProposalId" = old."Id";
        END;
        """;

    /// <summary>
    /// The trail is append-only for every program, not just for ours. The third trigger is needed because INSERT OR REPLACE
    /// removes the old row without asking the second (SQLite runs delete triggers then only with recursive_triggers).
    /// </summary>
    public const string AuditLock =
        """
        CREATE TRIGGER "AuditEntriesNoUpdate" BEFORE UPDATE ON "AuditEntries" BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
        CREATE TRIGGER "AuditEntriesNoDelete" BEFORE DELETE ON "AuditEntries" BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;
        CREATE TRIGGER "AuditEntriesNoReplace" BEFORE INSERT ON "AuditEntries"
          WHEN EXISTS (SELECT 1 FROM "AuditEntries" WHERE "Id" = new."Id" OR "PreviousHash" = new."PreviousHash")
          BEGIN SELECT RAISE(ABORT, 'audit entries are never removed, not even by INSERT OR REPLACE'); END;
        """;

    /// <summary>The same for the ledger of votes; and the key of its pseudonyms, which is made once and never changed.</summary>
    public const string LedgerLock =
        """
        CREATE TRIGGER "LedgerEntriesNoUpdate" BEFORE UPDATE ON "LedgerEntries" BEGIN SELECT RAISE(ABORT, 'ledger entries are never changed'); END;
        CREATE TRIGGER "LedgerEntriesNoDelete" BEFORE DELETE ON "LedgerEntries" BEGIN SELECT RAISE(ABORT, 'ledger entries are never removed'); END;
        CREATE TRIGGER "LedgerEntriesNoReplace" BEFORE INSERT ON "LedgerEntries"
          WHEN EXISTS (SELECT 1 FROM "LedgerEntries" WHERE "Number" = new."Number" OR "PreviousHash" = new."PreviousHash")
          BEGIN SELECT RAISE(ABORT, 'ledger entries are never removed, not even by INSERT OR REPLACE'); END;
        INSERT INTO "LedgerSecrets" ("Id", "Key") VALUES (1, randomblob(32));
        CREATE TRIGGER "LedgerSecretsNoUpdate" BEFORE UPDATE ON "LedgerSecrets" BEGIN SELECT RAISE(ABORT, 'the key of the ledger is never changed'); END;
        CREATE TRIGGER "LedgerSecretsNoDelete" BEFORE DELETE ON "LedgerSecrets" BEGIN SELECT RAISE(ABORT, 'the key of the ledger is never removed'); END;
        CREATE TRIGGER "LedgerSecretsNoReplace" BEFORE INSERT ON "LedgerSecrets" BEGIN SELECT RAISE(ABORT, 'the key of the ledger is never changed'); END;
        """;
}
