using System.Text;
using CitizenParticipation.Administration;
using CitizenParticipation.Audit;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Administration;

public sealed class ExportTrailTests : IAsyncLifetime
{
    private Registry registry = null!;

    public async ValueTask InitializeAsync() => registry = await Registry.OpenAsync();

    public ValueTask DisposeAsync() => registry.DisposeAsync();

    [Fact]
    public async Task It_holds_the_filtered_entries_and_no_formula()
    {
        await registry.EnterAsync("one", $"proposal:{registry.Proposal.Id:N}", registry.Anna.Id, "=HYPERLINK(\"x\")", new Change("Published", "+1; \"zwei\""));
        await registry.EnterAsync("two");
        var entry = (await registry.Db.TrailAsync())[0];
        var csv = await ExportAsync(new(Action: "one"));
        Assert.StartsWith("\uFEFFnumber;at;actor_id;actor;action;subject;slug;before;after;reason;previous_hash;hash\r\n", csv, StringComparison.Ordinal);
        Assert.Contains(
            $"1;2027-02-10T11:00:00.000Z;{registry.Anna.Id:N};Änna Berg;one;proposal:{registry.Proposal.Id:N};{registry.Proposal.Slug};Published;\"'+1; \"\"zwei\"\"\";\"'=HYPERLINK(\"\"x\"\")\";;{entry.Hash}\r\n",
            csv, StringComparison.Ordinal);
        Assert.DoesNotContain("two", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("anna@example.org", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_trail_is_written_page_by_page_without_a_gap()
    {
        await using (var open = registry.Db.Open())
        {
            await using var transaction = await open.BeginWriteAsync();
            for (var i = 0; i < 2100; i++)
            {
                await registry.Db.Get<AuditTrail>().AppendAsync(open, null, "deed", "subject", "", CancellationToken.None);
                if (i % 10 == 9) await open.SaveChangesAsync();
                if (i % 100 == 99) open.ChangeTracker.Clear();
            }

            await transaction.CommitAsync();
        }

        var numbers = (await ExportAsync(new())).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => int.Parse(line.Split(';')[0], null));
        Assert.Equal(Enumerable.Range(1, 2100).Reverse(), numbers);
    }

    private async Task<string> ExportAsync(TrailFilter filter)
    {
        var outcome = await registry.Db.Get<ExportTrail>().HandleAsync(registry.Administrator.Id, filter);
        using var buffer = new MemoryStream();
        await outcome.Value!.WriteAsync(buffer, CancellationToken.None);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
