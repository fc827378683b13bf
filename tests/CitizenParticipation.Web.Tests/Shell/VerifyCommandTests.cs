using CitizenParticipation.Audit;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Shell;

/// <summary>The command <c>verify</c> as an operator runs it, in a process of its own.</summary>
public sealed class VerifyCommandTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task It_names_what_was_done_to_the_trail_and_knows_a_head_that_was_noted_down(string engine)
    {
        await using var db = await TestDb.CreateAsync(votes: false, engine: engine == "sqlite" ? TestEngine.Sqlite : TestEngine.Postgres);
        await using (var open = db.Open())
        {
            await using var transaction = await open.BeginWriteAsync();
            for (var i = 0; i < 9; i++) await db.Get<AuditTrail>().AppendAsync(open, null, "deed", "subject", "why", CancellationToken.None);
            await open.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        var head = new TrailHead(9, (await db.TrailAsync())[^1].Hash);
        var (code, output) = await VerifyAsync(db, "--known-entry", head.ToString());
        Assert.Equal(0, code);
        Assert.Contains($"Audit trail: 9 entries. Note down its head: {head}", output, StringComparison.Ordinal);

        await db.DropTriggersAsync("AuditEntries");
        await db.SqlAsync("UPDATE \"AuditEntries\" SET \"After\" = 'x' WHERE \"Number\" = 2");
        await db.SqlAsync("DELETE FROM \"AuditEntries\" WHERE \"Number\" IN (4, 6, 7, 9)");
        (code, output) = await VerifyAsync(db, "--known-entry", head.ToString());
        Assert.Equal(1, code);
        Assert.Equal(
            ["WRONG: audit entry 2 was changed", "WRONG: audit entry 4 is missing", "WRONG: audit entries 6 to 7 are missing", "WRONG: audit entry 9 is missing"],
            output.Split('\n').Where(line => line.StartsWith("WRONG", StringComparison.Ordinal)));
        (code, output) = await VerifyAsync(db, "--known-entry", "nonsense");
        Assert.Equal(1, code);
        Assert.Contains("--known-entry", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> VerifyAsync(TestDb db, params string[] arguments)
    {
        using var program = new ChildProcess("Production",
            ["--City:PublicAddress", "https://city.example", "--Database:Provider", db.Database.Provider.ToString(), "--ConnectionStrings:Participation", db.ConnectionString, "verify", .. arguments]);
        return (await program.EndAsync(), program.Output);
    }
}
