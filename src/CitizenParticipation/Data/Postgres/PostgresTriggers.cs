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
}
