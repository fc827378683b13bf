using CitizenParticipation.Accounts;
using CitizenParticipation.Offers;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Reports;

public sealed class BrowseReportsTests : IAsyncLifetime
{
    private Desk desk = null!;

    public async ValueTask InitializeAsync() => desk = await Desk.OpenAsync();

    public ValueTask DisposeAsync() => desk.Db.DisposeAsync();

    [Fact]
    public async Task Each_contribution_once_the_longest_waiting_first_with_what_was_said()
    {
        var moderator = await desk.ModeratorAsync();
        var since = desk.Db.Clock.GetUtcNow();
        await desk.ReportedAsync(null, Desk.Insult with { Reason = "Other" });
        var offer = (await desk.Db.Get<MakeOffer>().HandleAsync(desk.Floor.Bert.Id, desk.Floor.Proposal.Slug, new(OfferAs.Resident, null, OfferKind.Hands, "Ich schraube die Bänke mit an."))).Value!.Id;
        Assert.True((await desk.ReportAsync(null, null, ReportedKind.Offer, offer)).Succeeded);
        desk.Db.Clock.Advance(TimeSpan.FromMinutes(1));
        var own = await desk.Db.AddAsync(A.Proposal().In(desk.Floor.Process).By(moderator).Published());
        Assert.True((await desk.ReportAsync(null, null, ReportedKind.Proposal, own.Id)).Succeeded);
        desk.Db.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.ReportedAsync(desk.Floor.Bert);

        var answer = (await desk.Db.Get<BrowseReports>().HandleAsync(moderator.Id)).Value!;
        Assert.Equal(3, answer.Total);
        Assert.Equal(
            [(ReportedKind.Comment, desk.Comment, 2, false), (ReportedKind.Offer, offer, 1, false), (ReportedKind.Proposal, own.Id, 1, true)],
            answer.Lines.Select(l => (l.Kind, l.Id, l.Reports, l.IsOwn)));
        Assert.Equal(["Insult", "Other"], answer.Lines[0].Reasons);
        Assert.Equal((since, desk.Floor.Proposal.Title), (answer.Lines[0].WaitingSince, answer.Lines[0].ProposalTitle));
        Assert.Equal(4, await desk.Db.Get<ReadOpenReports>().HandleAsync(moderator.Id));

        Assert.True((await desk.AnswerAsync(moderator, Desk.Acted)).Succeeded);
        Assert.Equal([ReportedKind.Offer, ReportedKind.Proposal], (await desk.Db.Get<BrowseReports>().HandleAsync(moderator.Id)).Value!.Lines.Select(l => l.Kind));
    }

    [Fact]
    public async Task Everything_one_process_and_one_district()
    {
        var other = await desk.Db.AddAsync(A.Process().InSupportPhase());
        var there = await desk.Db.AddAsync(A.Proposal().In(other).By(desk.Floor.Author).At(A.Buer).Published());
        await desk.ReportedAsync();
        Assert.True((await desk.ReportAsync(null, null, ReportedKind.Proposal, there.Id)).Succeeded);

        async Task ExpectAsync(ParticipantBuilder person, params Guid[] seen)
        {
            var who = await desk.Floor.PersonAsync(person);
            Assert.Equal(seen, (await desk.Db.Get<BrowseReports>().HandleAsync(who.Id)).Value!.Lines.Select(l => l.Id));
            Assert.Equal(seen.Length, await desk.Db.Get<ReadOpenReports>().HandleAsync(who.Id));
        }

        await ExpectAsync(A.Participant().Moderator(), desk.Comment, there.Id);
        await ExpectAsync(A.Participant().ModeratorOf(other), there.Id);
        await ExpectAsync(A.Participant().ModeratorIn(A.Mitte), desk.Comment);
        await ExpectAsync(A.Participant().ModeratorIn(A.Nord), there.Id);
        await ExpectAsync(A.Participant().ModeratorIn(A.Sued));
        await ExpectAsync(A.Participant().ModeratorIn(A.Altstadt).ModeratorOf(other), desk.Comment, there.Id);
        Assert.Equal(Refusal.SignInRequired, (await desk.Db.Get<BrowseReports>().HandleAsync(null)).Refusal);
        foreach (var nobody in (Participant[])[desk.Floor.Bert, await desk.Floor.PersonAsync(A.Participant().Administrator())]) Assert.Equal(Refusal.NotAllowed, (await desk.Db.Get<BrowseReports>().HandleAsync(nobody.Id)).Refusal);
    }
}
