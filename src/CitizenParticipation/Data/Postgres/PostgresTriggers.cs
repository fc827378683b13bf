namespace CitizenParticipation.Data.Postgres;

/// <summary>What EF Core cannot express: the full-text index, kept by the database itself, and the locks on the audit trail.</summary>
internal static class PostgresTriggers
{
    /// <summary>
    /// Only published proposals are ever in the index, so no forgotten condition can find another. It is a table of its own, because a vote changes a
    /// row of "Proposals" and would otherwise rewrite its entries in the word index each time. Each word stands there as written and by its German stem.
    /// </summary>
    public const string SearchIndex =
        """
        CREATE TABLE "ProposalSearch" ("ProposalId" uuid PRIMARY KEY REFERENCES "Proposals" ("Id") ON DELETE CASCADE, "Words" tsvector NOT NULL);
        CREATE INDEX "IX_ProposalSearch_Words" ON "ProposalSearch" USING gin ("Words");
        CREATE FUNCTION "KeepProposalSearch"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW."State" = 3 THEN
            INSERT INTO "ProposalSearch" ("ProposalId", "Words")
              VALUES (NEW."Id", to_tsvector('german', NEW."SearchText") || to_tsvector('simple', NEW."SearchText"))
              ON CONFLICT ("ProposalId") DO UPDATE SET "Words" = excluded."Words";
          ELSE
            DELETE FROM "ProposalSearch" WHERE "ProposalId" = NEW."Id";
          END IF;
          RETURN NULL;
        END $$;
        CREATE TRIGGER "ProposalSearchInsert" AFTER INSERT ON "Proposals" FOR EACH ROW WHEN (NEW."State" = 3) EXECUTE FUNCTION "KeepProposalSearch"();
        CREATE TRIGGER "ProposalSearchUpdate" AFTER UPDATE OF "State", "SearchText" ON "Proposals" FOR EACH ROW EXECUTE FUNCTION "KeepProposalSearch"();
        """;

    /// <summary>The trail is append-only for every program, not just for ours, and also for one that switches ordinary triggers off as a replica does.</summary>
    public const string AuditLock =
        """
        CREATE FUNCTION "RefuseAuditChange"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'audit entries are never %', TG_ARGV[0];
        END $$;
        CREATE TRIGGER "AuditEntriesNoUpdate" BEFORE UPDATE ON "AuditEntries" FOR EACH STATEMENT EXECUTE FUNCTION "RefuseAuditChange"('changed');
        CREATE TRIGGER "AuditEntriesNoDelete" BEFORE DELETE OR TRUNCATE ON "AuditEntries" FOR EACH STATEMENT EXECUTE FUNCTION "RefuseAuditChange"('removed');
        ALTER TABLE "AuditEntries" ENABLE ALWAYS TRIGGER "AuditEntriesNoUpdate";
        ALTER TABLE "AuditEntries" ENABLE ALWAYS TRIGGER "AuditEntriesNoDelete";
        """;

    /// <summary>Finds a word in reason, before or after by its pieces, so that administrators need not read every entry.</summary>
    public const string AuditWords =
        """CREATE INDEX "IX_AuditEntries_Words" ON "AuditEntries" USING gin (("Reason" || chr(10) || "Before" || chr(10) || "After") gin_trgm_ops)""";

    /// <summary>Numbers the entries that are there, for which the lock is opened and closed again as it was.</summary>
    public const string AuditNumbers =
        """
        ALTER TABLE "AuditEntries" DISABLE TRIGGER "AuditEntriesNoUpdate";
        UPDATE "AuditEntries" AS e SET "Number" = n."Number" FROM (SELECT "Id", row_number() OVER (ORDER BY "Id") AS "Number" FROM "AuditEntries") AS n WHERE n."Id" = e."Id";
        ALTER TABLE "AuditEntries" ENABLE ALWAYS TRIGGER "AuditEntriesNoUpdate";
        """;

    /// <summary>
    /// The same for the ledger of votes; and the key of its pseudonyms, made once and never changed. Two random UUIDs are 244 random bits from the
    /// server's own generator, without an extension.
    /// </summary>
    public const string LedgerLock =
        """
        CREATE FUNCTION "RefuseLedgerChange"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '% are never %', TG_ARGV[0], TG_ARGV[1];
        END $$;
        CREATE TRIGGER "LedgerEntriesNoUpdate" BEFORE UPDATE ON "LedgerEntries" FOR EACH STATEMENT EXECUTE FUNCTION "RefuseLedgerChange"('ledger entries', 'changed');
        CREATE TRIGGER "LedgerEntriesNoDelete" BEFORE DELETE OR TRUNCATE ON "LedgerEntries" FOR EACH STATEMENT EXECUTE FUNCTION "RefuseLedgerChange"('ledger entries', 'removed');
        ALTER TABLE "LedgerEntries" ENABLE ALWAYS TRIGGER "LedgerEntriesNoUpdate";
        ALTER TABLE "LedgerEntries" ENABLE ALWAYS TRIGGER "LedgerEntriesNoDelete";
        INSERT INTO "LedgerSecrets" ("Id", "Key") VALUES (1, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
        CREATE TRIGGER "LedgerSecretsLock" BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "LedgerSecrets" FOR EACH STATEMENT EXECUTE FUNCTION "RefuseLedgerChange"('keys of the ledger', 'changed');
        """;

    /// <summary>What the tables leave behind when they go, and what would keep them from going.</summary>
    public const string Remove =
        """
        DROP TABLE "ProposalSearch";
        DROP FUNCTION "KeepProposalSearch" CASCADE;
        DROP FUNCTION "RefuseAuditChange" CASCADE;
        """;

    /// <summary>
    /// What keeps lists quick however many proposals there are. Beside the words stands what lists are filtered and sorted by: the
    /// instant of publication in milliseconds, and twenty bits of the id for those of the same instant. There is no
    /// index on that order: PostgreSQL would walk along it and unpack the words of every proposal on the way instead of asking the index of words. That index takes new words at
    /// once; what it would otherwise put by for later, each search would have to read through. And the number of published
    /// proposals in each process, district and category is kept as proposals come and go; a vote changes none of this.
    /// </summary>
    public const string QuickLists =
        """
        ALTER INDEX "IX_ProposalSearch_Words" SET (fastupdate = off);
        SELECT gin_clean_pending_list('"IX_ProposalSearch_Words"');
        ALTER TABLE "ProposalSearch" ADD "ProcessId" uuid, ADD "DistrictKey" text, ADD "Category" text, ADD "Rank" bigint;
        UPDATE "ProposalSearch" AS s SET "ProcessId" = p."ProcessId", "DistrictKey" = p."DistrictKey", "Category" = p."Category", "Rank" = (floor(extract(epoch FROM p."PublishedAt") * 1000)::bigint << 20) + ('x' || right(p."Id"::text, 5))::bit(20)::int
          FROM "Proposals" AS p WHERE p."Id" = s."ProposalId";
        ALTER TABLE "ProposalSearch" ALTER "ProcessId" SET NOT NULL, ALTER "DistrictKey" SET NOT NULL, ALTER "Category" SET NOT NULL, ALTER "Rank" SET NOT NULL;

        """ + KeepWithoutText + """

        DROP TRIGGER "ProposalSearchUpdate" ON "Proposals";
        CREATE TRIGGER "ProposalSearchUpdate" AFTER UPDATE OF "State", "SearchText", "ProcessId", "DistrictKey", "Category" ON "Proposals" FOR EACH ROW EXECUTE FUNCTION "KeepProposalSearch"();

        INSERT INTO "ProposalCounts" ("ProcessId", "DistrictKey", "Category", "Count") SELECT "ProcessId", "DistrictKey", "Category", count(*) FROM "Proposals" WHERE "State" = 3 GROUP BY 1, 2, 3;
        CREATE FUNCTION "CountNewProposals"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO "ProposalCounts" AS c ("ProcessId", "DistrictKey", "Category", "Count")
            SELECT "ProcessId", "DistrictKey", "Category", count(*) FROM added WHERE "State" = 3 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            ON CONFLICT ("ProcessId", "DistrictKey", "Category") DO UPDATE SET "Count" = c."Count" + excluded."Count";
          RETURN NULL;
        END $$;
        CREATE FUNCTION "CountChangedProposal"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD."State" = 3 THEN
            UPDATE "ProposalCounts" SET "Count" = "Count" - 1 WHERE "ProcessId" = OLD."ProcessId" AND "DistrictKey" = OLD."DistrictKey" AND "Category" = OLD."Category";
          END IF;
          IF TG_OP = 'UPDATE' AND NEW."State" = 3 THEN
            INSERT INTO "ProposalCounts" AS c ("ProcessId", "DistrictKey", "Category", "Count") VALUES (NEW."ProcessId", NEW."DistrictKey", NEW."Category", 1)
              ON CONFLICT ("ProcessId", "DistrictKey", "Category") DO UPDATE SET "Count" = c."Count" + 1;
          END IF;
          RETURN NULL;
        END $$;
        CREATE TRIGGER "ProposalCountsInsert" AFTER INSERT ON "Proposals" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "CountNewProposals"();
        CREATE TRIGGER "ProposalCountsUpdate" AFTER UPDATE OF "State", "ProcessId", "DistrictKey", "Category" ON "Proposals" FOR EACH ROW EXECUTE FUNCTION "CountChangedProposal"();
        CREATE TRIGGER "ProposalCountsDelete" AFTER DELETE ON "Proposals" FOR EACH ROW EXECUTE FUNCTION "CountChangedProposal"();
        """;

    /// <summary>The folded text itself beside its words, with an index of pieces of three letters, so that a word is found inside another ("Rad" in "Lastenrad").</summary>
    public const string Pieces =
        """
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        ALTER TABLE "ProposalSearch" ADD "Text" text;
        UPDATE "ProposalSearch" AS s SET "Text" = p."SearchText" FROM "Proposals" AS p WHERE p."Id" = s."ProposalId";
        ALTER TABLE "ProposalSearch" ALTER "Text" SET NOT NULL;
        CREATE INDEX "IX_ProposalSearch_Text" ON "ProposalSearch" USING gin ("Text" gin_trgm_ops);

        """ + KeepWithText;

    public const string WithoutPieces =
        """
        ALTER TABLE "ProposalSearch" DROP "Text";

        """ + KeepWithoutText;

    private const string KeepWithText =
        """
        CREATE OR REPLACE FUNCTION "KeepProposalSearch"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW."State" = 3 THEN
            INSERT INTO "ProposalSearch" ("ProposalId", "Words", "ProcessId", "DistrictKey", "Category", "Rank", "Text")
              VALUES (NEW."Id", to_tsvector('german', NEW."SearchText") || to_tsvector('simple', NEW."SearchText"), NEW."ProcessId", NEW."DistrictKey", NEW."Category",
                      (floor(extract(epoch FROM NEW."PublishedAt") * 1000)::bigint << 20) + ('x' || right(NEW."Id"::text, 5))::bit(20)::int, NEW."SearchText")
              ON CONFLICT ("ProposalId") DO UPDATE
                SET "Words" = excluded."Words", "ProcessId" = excluded."ProcessId", "DistrictKey" = excluded."DistrictKey", "Category" = excluded."Category", "Rank" = excluded."Rank", "Text" = excluded."Text";
          ELSE
            DELETE FROM "ProposalSearch" WHERE "ProposalId" = NEW."Id";
          END IF;
          RETURN NULL;
        END $$;
        """;

    private const string KeepWithoutText =
        """
        CREATE OR REPLACE FUNCTION "KeepProposalSearch"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW."State" = 3 THEN
            INSERT INTO "ProposalSearch" ("ProposalId", "Words", "ProcessId", "DistrictKey", "Category", "Rank")
              VALUES (NEW."Id", to_tsvector('german', NEW."SearchText") || to_tsvector('simple', NEW."SearchText"), NEW."ProcessId", NEW."DistrictKey", NEW."Category",
                      (floor(extract(epoch FROM NEW."PublishedAt") * 1000)::bigint << 20) + ('x' || right(NEW."Id"::text, 5))::bit(20)::int)
              ON CONFLICT ("ProposalId") DO UPDATE
                SET "Words" = excluded."Words", "ProcessId" = excluded."ProcessId", "DistrictKey" = excluded."DistrictKey", "Category" = excluded."Category", "Rank" = excluded."Rank";
          ELSE
            DELETE FROM "ProposalSearch" WHERE "ProposalId" = NEW."Id";
          END IF;
          RETURN NULL;
        END $$;
        """;

    /// <summary>Back to the index as it was before <see cref="QuickLists"/>; its table goes with its columns and is filled anew.</summary>
    public const string SlowLists =
        """
        DROP FUNCTION "CountNewProposals" CASCADE;
        DROP FUNCTION "CountChangedProposal" CASCADE;
        DROP TABLE "ProposalSearch";
        DROP FUNCTION "KeepProposalSearch" CASCADE;

        """ + SearchIndex + """

        INSERT INTO "ProposalSearch" ("ProposalId", "Words") SELECT "Id", to_tsvector('german', "SearchText") || to_tsvector('simple', "SearchText") FROM "Proposals" WHERE "State" = 3;
        """;
}
