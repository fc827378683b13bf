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

    /// <summary>
    /// What reasons, before and after say, by pieces of three letters, so that administrators find a word without reading every entry. It keeps no text of its own
    /// and proves nothing: the entries do.
    /// </summary>
    public const string AuditWords =
        """
        CREATE VIRTUAL TABLE "AuditWords" USING fts5("Words", tokenize = 'trigram', content = '');
        INSERT INTO "AuditWords" (rowid, "Words") SELECT "Number", "Reason" || char(10) || "Before" || char(10) || "After" FROM "AuditEntries" ORDER BY "Number";
        CREATE TRIGGER "AuditWordsInsert" AFTER INSERT ON "AuditEntries" BEGIN
          INSERT INTO "AuditWords" (rowid, "Words") VALUES (new."Number", new."Reason" || char(10) || new."Before" || char(10) || new."After");
        END;
        """;

    /// <summary>Numbers the entries that are there, for which the locks are opened, and locks the numbers too.</summary>
    public const string AuditNumbers =
        """
        DROP TRIGGER "AuditEntriesNoUpdate";
        DROP TRIGGER "AuditEntriesNoReplace";
        UPDATE "AuditEntries" AS e SET "Number" = n."Number" FROM (SELECT "Id", row_number() OVER (ORDER BY "Id") AS "Number" FROM "AuditEntries") AS n WHERE n."Id" = e."Id";
        CREATE TRIGGER "AuditEntriesNoUpdate" BEFORE UPDATE ON "AuditEntries" BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
        CREATE TRIGGER "AuditEntriesNoReplace" BEFORE INSERT ON "AuditEntries"
          WHEN EXISTS (SELECT 1 FROM "AuditEntries" WHERE "Id" = new."Id" OR "PreviousHash" = new."PreviousHash" OR "Number" = new."Number")
          BEGIN SELECT RAISE(ABORT, 'audit entries are never removed, not even by INSERT OR REPLACE'); END;
        """;

    /// <summary>Back to the lock as it was before <see cref="AuditNumbers"/>.</summary>
    public const string WithoutAuditNumbers =
        """
        DROP TRIGGER "AuditWordsInsert";
        DROP TABLE "AuditWords";
        DROP TRIGGER "AuditEntriesNoReplace";
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

    /// <summary>
    /// What keeps lists quick however many proposals there are. The rows of the word index are numbered by the instant of publication (milliseconds, then
    /// the order in which they came), so that the newest matches come first without sorting; beside each stands what lists are filtered by. And the number of
    /// published proposals in each process, district and category is kept as proposals come and go.
    /// </summary>
    public const string QuickLists =
        """
        DROP TRIGGER "ProposalSearchInsert";
        DROP TRIGGER "ProposalSearchUpdate";
        DROP TRIGGER "ProposalSearchDelete";
        DROP TABLE "ProposalSearch";
        DROP TABLE "ProposalSearchRows";
        CREATE TABLE "ProposalSearchRows" ("Row" INTEGER PRIMARY KEY, "ProposalId" TEXT NOT NULL UNIQUE, "ProcessId" TEXT NOT NULL, "DistrictKey" TEXT NOT NULL, "Category" TEXT NOT NULL);
        CREATE VIRTUAL TABLE "ProposalSearch" USING fts5("Words", tokenize = 'unicode61 remove_diacritics 2', prefix = '3 5');
        INSERT INTO "ProposalSearchRows" SELECT ("PublishedAt" << 20) + row_number() OVER (PARTITION BY "PublishedAt" ORDER BY "Id") - 1, "Id", "ProcessId", "DistrictKey", "Category"
          FROM "Proposals" WHERE "State" = 3;
        INSERT INTO "ProposalSearch" (rowid, "Words") SELECT r."Row", p."SearchText" FROM "ProposalSearchRows" AS r JOIN "Proposals" AS p ON p."Id" = r."ProposalId" ORDER BY r."Row";

        """ + QuickSearchTriggers + """

        INSERT INTO "ProposalCounts" ("ProcessId", "DistrictKey", "Category", "Count") SELECT "ProcessId", "DistrictKey", "Category", count(*) FROM "Proposals" WHERE "State" = 3 GROUP BY 1, 2, 3;
        CREATE TRIGGER "ProposalCountsInsert" AFTER INSERT ON "Proposals" WHEN new."State" = 3 BEGIN
          INSERT INTO "ProposalCounts" ("ProcessId", "DistrictKey", "Category", "Count") VALUES (new."ProcessId", new."DistrictKey", new."Category", 1)
            ON CONFLICT ("ProcessId", "DistrictKey", "Category") DO UPDATE SET "Count" = "Count" + 1;
        END;
        CREATE TRIGGER "ProposalCountsUpdate" AFTER UPDATE OF "State", "ProcessId", "DistrictKey", "Category" ON "Proposals" BEGIN
          UPDATE "ProposalCounts" SET "Count" = "Count" - 1
            WHERE old."State" = 3 AND "ProcessId" = old."ProcessId" AND "DistrictKey" = old."DistrictKey" AND "Category" = old."Category";
          INSERT INTO "ProposalCounts" ("ProcessId", "DistrictKey", "Category", "Count") SELECT new."ProcessId", new."DistrictKey", new."Category", 1 WHERE new."State" = 3
            ON CONFLICT ("ProcessId", "DistrictKey", "Category") DO UPDATE SET "Count" = "Count" + 1;
        END;
        CREATE TRIGGER "ProposalCountsDelete" AFTER DELETE ON "Proposals" WHEN old."State" = 3 BEGIN
          UPDATE "ProposalCounts" SET "Count" = "Count" - 1 WHERE "ProcessId" = old."ProcessId" AND "DistrictKey" = old."DistrictKey" AND "Category" = old."Category";
        END;
        """;

    private const string QuickSearchTriggers =
        """
        CREATE TRIGGER "ProposalSearchInsert" AFTER INSERT ON "Proposals" WHEN new."State" = 3 BEGIN
          INSERT INTO "ProposalSearchRows" SELECT max(new."PublishedAt" << 20, coalesce((SELECT max("Row") FROM "ProposalSearchRows" WHERE "Row" < (new."PublishedAt" + 1) << 20), 0) + 1),
            new."Id", new."ProcessId", new."DistrictKey", new."Category";
          INSERT INTO "ProposalSearch" (rowid, "Words") SELECT "Row", new."SearchText" FROM "ProposalSearchRows" WHERE "ProposalId" = new."Id";
        END;
        CREATE TRIGGER "ProposalSearchUpdate" AFTER UPDATE OF "State", "SearchText", "ProcessId", "DistrictKey", "Category" ON "Proposals" BEGIN
          DELETE FROM "ProposalSearch" WHERE rowid = (SELECT "Row" FROM "ProposalSearchRows" WHERE "ProposalId" = old."Id");
          DELETE FROM "ProposalSearchRows" WHERE "ProposalId" = old."Id";
          INSERT INTO "ProposalSearchRows" SELECT max(new."PublishedAt" << 20, coalesce((SELECT max("Row") FROM "ProposalSearchRows" WHERE "Row" < (new."PublishedAt" + 1) << 20), 0) + 1),
            new."Id", new."ProcessId", new."DistrictKey", new."Category" WHERE new."State" = 3;
          INSERT INTO "ProposalSearch" (rowid, "Words") SELECT "Row", new."SearchText" FROM "ProposalSearchRows" WHERE "ProposalId" = new."Id";
        END;
        CREATE TRIGGER "ProposalSearchDelete" AFTER DELETE ON "Proposals" BEGIN
          DELETE FROM "ProposalSearch" WHERE rowid = (SELECT "Row" FROM "ProposalSearchRows" WHERE "ProposalId" = old."Id");
          DELETE FROM "ProposalSearchRows" WHERE "ProposalId" = old."Id";
        END;
        """;

    /// <summary>
    /// The same texts by pieces of three letters, so that a word is found inside another ("Rad" in "Lastenrad"). It follows the rows of the word index, which
    /// hold published proposals only, and keeps no text of its own.
    /// </summary>
    public const string Pieces =
        """
        CREATE VIRTUAL TABLE "ProposalPieces" USING fts5("Words", tokenize = 'trigram', content = '', contentless_delete = 1);
        INSERT INTO "ProposalPieces" (rowid, "Words") SELECT r."Row", p."SearchText" FROM "ProposalSearchRows" AS r JOIN "Proposals" AS p ON p."Id" = r."ProposalId" ORDER BY r."Row";
        CREATE TRIGGER "ProposalPiecesInsert" AFTER INSERT ON "ProposalSearchRows" BEGIN
          INSERT INTO "ProposalPieces" (rowid, "Words") SELECT new."Row", "SearchText" FROM "Proposals" WHERE "Id" = new."ProposalId";
        END;
        CREATE TRIGGER "ProposalPiecesDelete" AFTER DELETE ON "ProposalSearchRows" BEGIN
          DELETE FROM "ProposalPieces" WHERE rowid = old."Row";
        END;
        """;

    public const string WithoutPieces =
        """
        DROP TRIGGER "ProposalPiecesInsert";
        DROP TRIGGER "ProposalPiecesDelete";
        DROP TABLE "ProposalPieces";
        """;

    /// <summary>
    /// The word index with marks for process, district and category, which are looked for like words (<see cref="SqliteMatch"/>). It follows the rows as the pieces
    /// did, and keeps no text of its own any more.
    /// </summary>
    public const string MarkedSearch =
        """
        DROP TRIGGER "ProposalSearchInsert";
        DROP TRIGGER "ProposalSearchUpdate";
        DROP TRIGGER "ProposalSearchDelete";
        DROP TABLE "ProposalSearch";
        CREATE VIRTUAL TABLE "ProposalSearch" USING fts5("Words", tokenize = "unicode61 remove_diacritics 2 tokenchars '_'", prefix = '3 5', content = '', contentless_delete = 1);
        INSERT INTO "ProposalSearch" (rowid, "Words") SELECT r."Row", p."SearchText" || ' _p' || hex(r."ProcessId") || ' _d' || hex(r."DistrictKey") || ' _c' || hex(r."Category")
          FROM "ProposalSearchRows" AS r JOIN "Proposals" AS p ON p."Id" = r."ProposalId" ORDER BY r."Row";
        CREATE TRIGGER "ProposalWordsInsert" AFTER INSERT ON "ProposalSearchRows" BEGIN
          INSERT INTO "ProposalSearch" (rowid, "Words") SELECT new."Row", "SearchText" || ' _p' || hex(new."ProcessId") || ' _d' || hex(new."DistrictKey") || ' _c' || hex(new."Category")
            FROM "Proposals" WHERE "Id" = new."ProposalId";
        END;
        CREATE TRIGGER "ProposalWordsDelete" AFTER DELETE ON "ProposalSearchRows" BEGIN
          DELETE FROM "ProposalSearch" WHERE rowid = old."Row";
        END;
        CREATE TRIGGER "ProposalSearchInsert" AFTER INSERT ON "Proposals" WHEN new."State" = 3 BEGIN
          INSERT INTO "ProposalSearchRows" SELECT max(new."PublishedAt" << 20, coalesce((SELECT max("Row") FROM "ProposalSearchRows" WHERE "Row" < (new."PublishedAt" + 1) << 20), 0) + 1),
            new."Id", new."ProcessId", new."DistrictKey", new."Category";
        END;
        CREATE TRIGGER "ProposalSearchUpdate" AFTER UPDATE OF "State", "SearchText", "ProcessId", "DistrictKey", "Category" ON "Proposals" BEGIN
          DELETE FROM "ProposalSearchRows" WHERE "ProposalId" = old."Id";
          INSERT INTO "ProposalSearchRows" SELECT max(new."PublishedAt" << 20, coalesce((SELECT max("Row") FROM "ProposalSearchRows" WHERE "Row" < (new."PublishedAt" + 1) << 20), 0) + 1),
            new."Id", new."ProcessId", new."DistrictKey", new."Category" WHERE new."State" = 3;
        END;
        CREATE TRIGGER "ProposalSearchDelete" AFTER DELETE ON "Proposals" BEGIN
          DELETE FROM "ProposalSearchRows" WHERE "ProposalId" = old."Id";
        END;
        """;

    /// <summary>Back to the word index as it was before <see cref="MarkedSearch"/>.</summary>
    public const string UnmarkedSearch =
        """
        DROP TRIGGER "ProposalWordsInsert";
        DROP TRIGGER "ProposalWordsDelete";
        DROP TRIGGER "ProposalSearchInsert";
        DROP TRIGGER "ProposalSearchUpdate";
        DROP TRIGGER "ProposalSearchDelete";
        DROP TABLE "ProposalSearch";
        CREATE VIRTUAL TABLE "ProposalSearch" USING fts5("Words", tokenize = 'unicode61 remove_diacritics 2', prefix = '3 5');
        INSERT INTO "ProposalSearch" (rowid, "Words") SELECT r."Row", p."SearchText" FROM "ProposalSearchRows" AS r JOIN "Proposals" AS p ON p."Id" = r."ProposalId" ORDER BY r."Row";

        """ + QuickSearchTriggers;

    /// <summary>Back to the index as it was before <see cref="QuickLists"/>.</summary>
    public const string SlowLists =
        """
        DROP TRIGGER "ProposalCountsInsert";
        DROP TRIGGER "ProposalCountsUpdate";
        DROP TRIGGER "ProposalCountsDelete";
        DROP TRIGGER "ProposalSearchInsert";
        DROP TRIGGER "ProposalSearchUpdate";
        DROP TRIGGER "ProposalSearchDelete";
        DROP TABLE "ProposalSearch";
        DROP TABLE "ProposalSearchRows";

        """ + SearchIndex + """

        INSERT INTO "ProposalSearchRows" ("ProposalId") SELECT "Id" FROM "Proposals" WHERE "State" = 3;
        INSERT INTO "ProposalSearch" (rowid, "Words") SELECT r."Row", p."SearchText" FROM "ProposalSearchRows" AS r JOIN "Proposals" AS p ON p."Id" = r."ProposalId";
        """;
}
