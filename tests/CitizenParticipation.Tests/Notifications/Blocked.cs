using CitizenParticipation.Data;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Notifications;

/// <summary>While it stands, the database refuses new rows in one table, so that a transaction fails in the middle as if the process had died there.</summary>
public sealed class Blocked : IAsyncDisposable
{
    private readonly TestDb db;
    private readonly string table;

    private Blocked(TestDb db, string table) => (this.db, this.table) = (db, table);

    public static async Task<Blocked> OnAsync(TestDb db, string table)
    {
        if (db.Database.Provider == DatabaseProvider.Postgres)
        {
            await db.SqlAsync("CREATE OR REPLACE FUNCTION \"Block\"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'blocked'; END $$");
            await db.SqlAsync($"CREATE TRIGGER \"Block\" BEFORE INSERT ON \"{table}\" FOR EACH ROW EXECUTE FUNCTION \"Block\"()");
        }
        else
        {
            await db.SqlAsync($"CREATE TRIGGER \"Block\" BEFORE INSERT ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'blocked'); END");
        }

        return new Blocked(db, table);
    }

    public async ValueTask DisposeAsync() => await db.SqlAsync(db.Database.Provider == DatabaseProvider.Postgres ? $"DROP TRIGGER \"Block\" ON \"{table}\"" : "DROP TRIGGER \"Block\"");
}
