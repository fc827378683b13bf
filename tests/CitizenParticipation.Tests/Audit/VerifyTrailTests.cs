using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CitizenParticipation.Audit;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;
using static CitizenParticipation.Audit.VerifyTrail.Fault;
using Finding = CitizenParticipation.Audit.VerifyTrail.Finding;

namespace CitizenParticipation.Tests.Audit;

/// <summary>What somebody with the database in their hands does to the trail is found, and the entry is named.</summary>
public sealed class VerifyTrailTests : IAsyncLifetime
{
    private TestDb db = null!;
    private IReadOnlyList<Entry> whole = [];

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        await using (var open = db.Open())
        {
            await using var transaction = await open.BeginWriteAsync();
            foreach (var action in (string[])["one", "two", "three", "four", "five", "six", "seven"])
                await db.Get<AuditTrail>().AppendAsync(open, null, action, "subject", "why", new Change("Published", "Hidden"), CancellationToken.None);
            await open.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        whole = await db.TrailAsync();
        await db.DropTriggersAsync("AuditEntries");
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task An_untouched_trail_is_whole()
    {
        var answer = await VerifyAsync();
        Assert.Equal((7, whole[^1].Hash), (answer.Entries, answer.Head!.Value.Hash));
        Assert.Empty(answer.Findings);
    }

    [Theory]
    [InlineData("\"Reason\" = 'another'")]
    [InlineData("\"Before\" = 'Refused'")]
    [InlineData("\"After\" = ''")]
    [InlineData("\"Before\" = '', \"After\" = ''")]
    [InlineData("\"Action\" = 'x'")]
    [InlineData("\"Subject\" = 'x'")]
    [InlineData("\"PreviousHash\" = 'x'")]
    public async Task A_changed_entry_is_named(string change)
    {
        await db.SqlAsync($"UPDATE \"AuditEntries\" SET {change} WHERE \"Number\" = 3");
        await AssertFoundAsync(new Finding(Changed, 3));
    }

    [Fact]
    public async Task Missing_entries_are_named_also_several_in_a_row()
    {
        await db.SqlAsync("DELETE FROM \"AuditEntries\" WHERE \"Number\" IN (1, 3, 5, 6)");
        await AssertFoundAsync(new Finding(Missing, 1), new Finding(Missing, 3), new Finding(Missing, 5, 6));
    }

    [Fact]
    public async Task Closing_a_gap_by_numbering_anew_is_found()
    {
        await db.SqlAsync("DELETE FROM \"AuditEntries\" WHERE \"Number\" = 3");
        foreach (var number in (int[])[4, 5, 6, 7]) await db.SqlAsync($"UPDATE \"AuditEntries\" SET \"Number\" = {number - 1} WHERE \"Number\" = {number}");
        await AssertFoundAsync([.. new[] { 3, 4, 5, 6 }.Select(n => new Finding(Changed, n))]);
    }

    [Fact]
    public async Task An_inserted_entry_is_named()
    {
        await db.SqlAsync("DROP INDEX \"IX_AuditEntries_Number\"");
        await db.SqlAsync("INSERT INTO \"AuditEntries\" (\"Id\", \"Number\", \"At\", \"Action\", \"Subject\", \"Reason\", \"Before\", \"After\", \"PreviousHash\", \"Hash\") SELECT 1000, 4, \"At\", 'x', 'x', '', '', '', 'x', 'x' FROM \"AuditEntries\" WHERE \"Number\" = 4");
        await db.SqlAsync("INSERT INTO \"AuditEntries\" (\"Id\", \"Number\", \"At\", \"Action\", \"Subject\", \"Reason\", \"Before\", \"After\", \"PreviousHash\", \"Hash\") SELECT 1001, 0, \"At\", 'x', 'x', '', '', '', 'y', 'y' FROM \"AuditEntries\" WHERE \"Number\" = 5");
        await AssertFoundAsync(new Finding(Inserted, 0), new Finding(Inserted, 4));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 4, 4)]
    [InlineData(6, 6, 7)]
    public async Task An_entry_that_was_rewritten_with_a_hash_that_fits_is_named(int number, int from, int to)
    {
        await RewriteAsync(number, "another");
        await AssertFoundAsync(new Finding(Rewritten, from, to));
    }

    [Fact]
    public async Task An_entry_that_was_rewritten_to_follow_another_one_is_named()
    {
        await db.SqlAsync("UPDATE \"AuditEntries\" SET \"PreviousHash\" = 'another' WHERE \"Number\" = 4");
        await RewriteAsync(4, "another");
        await AssertFoundAsync(new Finding(Rewritten, 4));
    }

    [Fact]
    public async Task Rewriting_the_last_entry_or_cutting_the_end_off_shows_only_beside_a_head_that_was_noted_down()
    {
        var noted = new TrailHead(7, whole[6].Hash);
        Assert.Empty((await VerifyAsync(noted)).Findings);
        Assert.Empty((await VerifyAsync(new TrailHead(2, whole[1].Hash))).Findings);
        await RewriteAsync(7, "another");
        await AssertFoundAsync();
        Assert.Equal([new Finding(NotTheKnownTrail, 7)], (await VerifyAsync(noted)).Findings);
        await db.SqlAsync("DELETE FROM \"AuditEntries\" WHERE \"Number\" > 4");
        await AssertFoundAsync();
        Assert.Equal([new Finding(Missing, 5, 7)], (await VerifyAsync(noted)).Findings);
        await db.SqlAsync("DELETE FROM \"AuditEntries\"");
        var empty = await VerifyAsync(noted);
        Assert.Null(empty.Head);
        Assert.Equal([new Finding(Missing, 1, 7)], empty.Findings);
    }

    [Fact]
    public async Task Entries_of_the_first_form_are_whole_and_a_newer_one_cannot_pretend_to_be_one()
    {
        var before = "";
        foreach (var entry in whole)
        {
            var hash = FirstForm(before, entry);
            if (entry.Number <= 3) await db.SqlAsync($"UPDATE \"AuditEntries\" SET \"Before\" = '', \"After\" = '', \"PreviousHash\" = '{before}', \"Hash\" = '{hash}' WHERE \"Number\" = {entry.Number}");
            else await RewriteAsync((int)entry.Number, entry.Reason, before);
            before = (await EntryAsync((int)entry.Number)).Hash;
        }

        await AssertFoundAsync();
        await db.SqlAsync("UPDATE \"AuditEntries\" SET \"After\" = 'Hidden' WHERE \"Number\" = 2");
        await AssertFoundAsync(new Finding(Changed, 2));
        await db.SqlAsync("UPDATE \"AuditEntries\" SET \"After\" = '' WHERE \"Number\" = 2");
        await db.SqlAsync($"UPDATE \"AuditEntries\" SET \"Before\" = '', \"After\" = '', \"Hash\" = '{FirstForm((await EntryAsync(5)).PreviousHash, whole[4])}' WHERE \"Number\" = 5");
        await AssertFoundAsync(new Finding(Changed, 5));
    }

    [Fact]
    public async Task Of_the_first_form_a_removed_entry_shows_also_when_the_rest_was_numbered_anew()
    {
        var before = "";
        foreach (var entry in whole)
        {
            var hash = FirstForm(before, entry);
            await db.SqlAsync($"UPDATE \"AuditEntries\" SET \"Before\" = '', \"After\" = '', \"PreviousHash\" = '{before}', \"Hash\" = '{hash}' WHERE \"Number\" = {entry.Number}");
            before = hash;
        }

        await AssertFoundAsync();
        await db.SqlAsync("DELETE FROM \"AuditEntries\" WHERE \"Number\" = 3");
        foreach (var number in (int[])[4, 5, 6, 7]) await db.SqlAsync($"UPDATE \"AuditEntries\" SET \"Number\" = {number - 1} WHERE \"Number\" = {number}");
        await AssertFoundAsync(new Finding(Rewritten, 2));
    }

    /// <summary>The formula of entries from before there were numbers, written down here once more: the platform may never forget it.</summary>
    internal static string FirstForm(string previous, Entry entry)
    {
        string[] parts = [previous, entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), entry.ActorId?.ToString("N") ?? "", entry.Action, entry.Subject, entry.Reason];
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Select(p => $"{p.Length}:{p}|")))));
    }

    private async Task RewriteAsync(int number, string reason, string? previous = null)
    {
        await db.SqlAsync($"UPDATE \"AuditEntries\" SET \"Reason\" = '{reason}', \"PreviousHash\" = {(previous is null ? "\"PreviousHash\"" : $"'{previous}'")} WHERE \"Number\" = {number}");
        await db.SqlAsync($"UPDATE \"AuditEntries\" SET \"Hash\" = '{EntryHash.Of(await EntryAsync(number))}' WHERE \"Number\" = {number}");
    }

    private async Task<Entry> EntryAsync(int number)
    {
        await using var open = db.Open();
        return await open.AuditEntries.AsNoTracking().SingleAsync(e => e.Number == number);
    }

    private Task<VerifyTrail.Answer> VerifyAsync(TrailHead? known = null) => db.Get<VerifyTrail>().HandleAsync(known);

    private async Task AssertFoundAsync(params Finding[] findings) => Assert.Equal(findings, (await VerifyAsync()).Findings);
}
