using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation.Desk;

public sealed class ReadColleaguesTests : IAsyncLifetime
{
    private Bench bench = null!;

    public async ValueTask InitializeAsync() => bench = await Bench.OpenAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task All_others_who_may_decide_it_by_name()
    {
        var other = await bench.Db.AddAsync(A.Process().InSupportPhase());
        foreach (var person in (ParticipantBuilder[])[
            A.Participant().Called("Zora").ModeratorIn(A.Mitte), A.Participant().Called("Berta").ModeratorOf(bench.Floor.Process).ModeratorIn(A.Altstadt),
            A.Participant().Called("Nils").ModeratorIn(A.Nord), A.Participant().Called("Olaf").ModeratorOf(other), A.Participant().Called("Ada").Administrator()])
            await bench.Floor.PersonAsync(person);
        // Where the case is about a decision or a translation of Mara's, it is not for her.
        foreach (var kind in Bench.Kinds)
            Assert.Equal(kind is CaseKind.Second or CaseKind.Appeal or CaseKind.Translation ? ["Berta", "Mike", "Zora"] : ["Berta", "Mara", "Mike", "Zora"], await NamesAsync(bench.Mona, await bench.CaseAsync(kind)));
    }

    [Fact]
    public async Task Who_has_written_it_is_no_colleague()
    {
        var shared = await bench.Db.AddAsync(A.Proposal().In(bench.Floor.Process).By(bench.Mike).Published());
        await bench.WriteAlongAsync(shared, bench.Mara);
        var colleague = await bench.Floor.PersonAsync(A.Participant().Called("Berta").Moderator());
        await bench.ChangeAsync(shared);
        CaseKey[] keys =
        [
            new(CaseKind.Change, shared.Id), await bench.ReportAsync(ReportedKind.Proposal, shared.Id), await bench.ReportAsync(ReportedKind.Comment, await bench.Floor.SayAsync(bench.Mike, "Von mir selbst")),
            await bench.ReportAsync(ReportedKind.Offer, await bench.OfferAsync(bench.Mike)),
        ];
        foreach (var key in keys)
        {
            var names = await NamesAsync(bench.Mona, key);
            Assert.Contains(colleague.DisplayName, names);
            Assert.DoesNotContain("Mike", names);
            Assert.Equal(key.Id != shared.Id, names.Contains("Mara"));
            Assert.Equal([new Fault(Refusal.NotAColleague, "Colleague")], (await bench.GiveAsync(bench.Mona, key, bench.Mike)).Faults);
        }
    }

    [Fact]
    public async Task Who_has_left_is_no_colleague()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        await bench.Db.SqlAsync("UPDATE \"Participants\" SET \"LeftAt\" = \"CreatedAt\" WHERE \"DisplayName\" = 'Mike'");
        Assert.Equal(["Mara"], await NamesAsync(bench.Mona, key));
        Assert.Equal(Refusal.NotAColleague, (await bench.GiveAsync(bench.Mona, key, bench.Mike)).Refusal);
    }

    [Fact]
    public async Task Nobody_is_named_to_who_may_not_decide_it()
    {
        var key = await bench.CaseAsync(CaseKind.Proposal);
        foreach (var nobody in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord)])
            Assert.Empty(await NamesAsync(await bench.Floor.PersonAsync(nobody), key));
        Assert.Empty(await NamesAsync(null, key));
        Assert.Empty(await NamesAsync(bench.Mona, key with { Id = Guid.CreateVersion7() }));
    }

    private async Task<IEnumerable<string>> NamesAsync(Participant? who, CaseKey key) => (await bench.Db.Get<ReadColleagues>().HandleAsync(who?.Id, key)).Select(c => c.Name);
}
