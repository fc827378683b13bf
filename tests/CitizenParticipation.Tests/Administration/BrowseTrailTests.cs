using CitizenParticipation.Accounts;
using CitizenParticipation.Administration;
using CitizenParticipation.Audit;
using CitizenParticipation.Comments;
using CitizenParticipation.Moderation;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Administration;

public sealed class BrowseTrailTests : IAsyncLifetime
{
    private Registry registry = null!;

    public async ValueTask InitializeAsync() => registry = await Registry.OpenAsync();

    public ValueTask DisposeAsync() => registry.DisposeAsync();

    [Fact]
    public async Task Only_administrators_read_search_export_and_check_the_trail()
    {
        var nobody = new Guid?[]
        {
            registry.OtherAnna.Id, registry.Anna.Id, (await registry.Db.AddAsync(A.Participant().ModeratorOf(registry.Process))).Id,
            (await registry.Db.AddAsync(A.Participant().ModeratorIn(A.Mitte))).Id, (await registry.Db.AddAsync(A.Participant().CommitteeMemberOf(A.Mitte))).Id,
        };
        foreach (var actor in nobody) await AssertRefusedAsync(actor, Refusal.NotAllowed);
        foreach (var actor in (Guid?[])[null, Guid.NewGuid()]) await AssertRefusedAsync(actor, Refusal.SignInRequired);
    }

    [Fact]
    public async Task An_entry_says_who_what_before_after_and_why()
    {
        var db = registry.Db;
        await db.Get<DecideProposal>().HandleAsync(registry.Anna.Id, registry.Proposal.Slug, new(DecideProposal.Verdict.Hide, "Insult", "Bitte ohne Beleidigungen."));
        var line = Assert.Single((await registry.BrowseAsync()).Lines);
        Assert.Equal(
            (1, "Änna Berg", "proposal.hidden", "Published", "Hidden", "1.2 Bitte ohne Beleidigungen."), (line.Number, line.Name, line.Action, line.Before, line.After, line.Reason));
        // Hidden is hidden: no title here, and the case opens for moderators only.
        Assert.Equal(new TrailSubject($"proposal:{registry.Proposal.Id:N}", "proposal", registry.Proposal.Id, registry.Proposal.Slug), line.Subject);
        await db.Get<GrantRole>().HandleAsync(registry.Administrator.Id, new(registry.Administrator.Email, Role.Moderator, null, null));
        Assert.Equal(TrailSubject.Place.Case, (await registry.BrowseAsync()).Lines[1].Subject.Opens);
        await db.Get<DecideProposal>().HandleAsync(registry.Anna.Id, registry.Proposal.Slug, new(DecideProposal.Verdict.Restore, Words: "Das war ein Irrtum."));
        Assert.Equal(("Mehr Bänke am Markt", TrailSubject.Place.Proposal), ((await registry.BrowseAsync()).Lines[0].Subject.Title, (await registry.BrowseAsync()).Lines[0].Subject.Opens));
        Assert.Equal(("Hidden", "Published"), ((await registry.BrowseAsync()).Lines[0].Before, (await registry.BrowseAsync()).Lines[0].After));
    }

    [Fact]
    public async Task Who_has_left_has_no_name_and_nobody_is_the_platform()
    {
        await registry.EnterAsync("one", actor: registry.Anna.Id);
        await registry.EnterAsync("two");
        Assert.True((await registry.Db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(leave => LeaveAsync(leave))).Succeeded);
        Assert.Equal([("participant.left", ""), ("two", null), ("one", "")], (await registry.BrowseAsync()).Lines.Select(l => (l.Action, l.Name)));
        Assert.Equal(["two"], await registry.ActionsAsync(new(Actor: TrailFilter.Platform)));

        async Task<Outcome<LeavePlatform.Left>> LeaveAsync(LeavePlatform leave)
        {
            await registry.Db.Get<VoteWriter>().StartAsync(CancellationToken.None);
            return await leave.HandleAsync(registry.Anna.Id, A.Password);
        }
    }

    [Fact]
    public async Task A_typed_name_finds_the_people_who_acted()
    {
        await registry.EnterAsync("one", actor: registry.Anna.Id);
        Assert.Equal(["one"], await registry.ActionsAsync(new(Who: "änna berg")));
        Assert.Equal(["one"], await registry.ActionsAsync(new(Who: " Änna ")));
        await registry.EnterAsync("two", actor: registry.OtherAnna.Id);
        await registry.EnterAsync("three", actor: registry.Administrator.Id);
        var both = await registry.BrowseAsync(new(Who: "nna berg"));
        Assert.Equal(["two", "one"], both.Lines.Select(l => l.Action));
        Assert.Equal(["Änna Berg", "Änna Bergmann"], both.People.Select(p => p.Name));
        Assert.Equal(["one"], await registry.ActionsAsync(new(Who: "ANNA@example.org")));
        Assert.Equal(["two"], await registry.ActionsAsync(new(Who: "egal", Actor: registry.OtherAnna.Id.ToString("N"))));
        Assert.Empty(await registry.ActionsAsync(new(Who: "Kunibert")));
        Assert.Empty(await registry.ActionsAsync(new(Who: "%")));
    }

    [Fact]
    public async Task A_proposal_brings_along_what_stands_under_it()
    {
        var said = await registry.Db.Get<AddComment>().HandleAsync(registry.Anna.Id, registry.Proposal.Slug, new(CommentKind.For, "Das finde ich gut.", null));
        await registry.EnterAsync("proposal.changed", $"proposal:{registry.Proposal.Id:N}");
        await registry.EnterAsync("other", $"proposal:{Guid.NewGuid():N}");
        await registry.EnterAsync("process.changed", $"process:{registry.Process.Id:N}");
        string[] all = ["proposal.changed", "comment.added"];
        foreach (var about in (string[])[registry.Proposal.Slug, $"https://mitmachen.example.org/proposals/{registry.Proposal.Slug}?comment=x#y", $"/moderation?case={registry.Proposal.Slug}", registry.Proposal.Id.ToString(), $"proposal:{registry.Proposal.Id:N}"])
            Assert.Equal(all, await registry.ActionsAsync(new(About: about)));
        foreach (var about in (string[])[$"/moderation/comments/{said.Value!.Id}", $"comment:{said.Value.Id:N}"]) Assert.Equal(["comment.added"], await registry.ActionsAsync(new(About: about)));
        foreach (var about in (string[])[registry.Process.Slug, $"/processes/{registry.Process.Slug}/results", $"process:{registry.Process.Id}"]) Assert.Equal(["process.changed"], await registry.ActionsAsync(new(About: about)));
        foreach (var about in (string[])["nirgends", ":", "/", "'; DROP TABLE x", "http://"]) Assert.Empty(await registry.ActionsAsync(new(About: about)));
        var line = (await registry.BrowseAsync(new(About: $"comment:{said.Value.Id:N}"))).Lines[0].Subject;
        Assert.Equal((registry.Proposal.Slug, "Mehr Bänke am Markt", TrailSubject.Place.Comment), (line.Slug, line.Title, line.Opens));
    }

    [Theory]
    [InlineData("häßlich", 1)]
    [InlineData("HÄßLICH", 1)]
    [InlineData("ßli", 1)]
    [InlineData("moderator, dis", 1)]
    [InlineData("50 %", 1)]
    [InlineData("0 %", 1)]
    [InlineData("a_b", 1)]
    [InlineData("ist", 3)]
    [InlineData("\"\"\"", 0)]
    [InlineData("%%%", 0)]
    [InlineData("a\\b", 0)]
    [InlineData("ist\" OR \"so", 0)]
    [InlineData("grün*", 0)]
    public async Task Words_are_found_in_reason_before_and_after_as_they_stand_there(string words, int hits)
    {
        await registry.EnterAsync("one", reason: "Das ist häßlich, zu 50 %");
        await registry.EnterAsync("two", change: new Change("Moderator, district:GE-B1", ""));
        await registry.EnterAsync("three", change: new Change("", "a_b ist grün"));
        await registry.EnterAsync("four", reason: "axb");
        Assert.Equal(hits, (await registry.BrowseAsync(new(Words: words))).Lines.Count);
        Assert.Equal([new Fault(Refusal.TooShort, "Words", "3")], (await registry.Db.Get<BrowseTrail>().HandleAsync(registry.Administrator.Id, new(Words: "ab"))).Faults);
    }

    [Fact]
    public async Task Days_are_those_of_the_citys_clock_and_a_clock_that_was_set_back_hides_nothing()
    {
        // 10 February 2027, noon in Berlin; the last minute of that day and the first of the next.
        await registry.EnterAsync("noon");
        registry.Db.Clock.SetUtcNow(new DateTimeOffset(2027, 2, 10, 22, 59, 59, TimeSpan.Zero));
        await registry.EnterAsync("late");
        registry.Db.Clock.Advance(TimeSpan.FromSeconds(1));
        await registry.EnterAsync("next");
        registry.Db.Clock.AdjustTime(new DateTimeOffset(2027, 2, 10, 15, 0, 0, TimeSpan.Zero));
        await registry.EnterAsync("back");
        Assert.Equal(["back", "late", "noon"], await registry.ActionsAsync(new(From: "2027-02-10", To: "2027-02-10")));
        Assert.Equal(["next"], await registry.ActionsAsync(new(From: "2027-02-11")));
        Assert.Equal(["back", "late", "noon"], await registry.ActionsAsync(new(To: "2027-02-10")));
        Assert.Empty(await registry.ActionsAsync(new(From: "2027-02-12")));
        Assert.Empty(await registry.ActionsAsync(new(To: "2027-02-09")));
        Assert.Equal(["late"], await registry.ActionsAsync(new(From: "2027-02-10", To: "2027-02-10", Action: "late")));
        var wrong = await registry.Db.Get<BrowseTrail>().HandleAsync(registry.Administrator.Id, new(From: "gestern", To: "2027-13-01"));
        Assert.Equal([new Fault(Refusal.DateOutOfRange, "From"), new Fault(Refusal.DateOutOfRange, "To")], wrong.Faults);
        var odd = await registry.Db.Get<BrowseTrail>().HandleAsync(registry.Administrator.Id, new(Who: "a\0b", About: new string('x', 301), Words: "xx\uD800"));
        Assert.Equal([new Fault(Refusal.ControlCharacters, "Who"), new Fault(Refusal.TooLong, "About", "300"), new Fault(Refusal.ControlCharacters, "Words")], odd.Faults);
        Assert.Equal([new Fault(Refusal.EndsBeforeStart, "To")], (await registry.Db.Get<BrowseTrail>().HandleAsync(registry.Administrator.Id, new(From: "2027-02-11", To: "2027-02-10"))).Faults);
    }

    [Fact]
    public async Task Pages_stay_exact_while_entries_arrive()
    {
        for (var i = 0; i < 120; i++) await registry.EnterAsync(i % 2 == 0 ? "even" : "odd");
        foreach (var filter in (TrailFilter[])[new(), new(Action: "even"), new(About: "subject"), new(From: "2027-02-10")])
        {
            var expected = (await registry.Db.TrailAsync()).Where(e => filter.Action is null || e.Action == filter.Action).Select(e => e.Number).Reverse().ToList();
            var (read, below) = (new List<long>(), (long?)null);
            do
            {
                var page = await registry.BrowseAsync(filter, below);
                read.AddRange(page.Lines.Select(l => l.Number));
                below = page.Older;
                await registry.EnterAsync("even");
            }
            while (below is not null);

            Assert.Equal(expected, read);
        }
    }

    private async Task AssertRefusedAsync(Guid? actor, Refusal refusal)
    {
        Assert.Equal(refusal, (await registry.Db.Get<BrowseTrail>().HandleAsync(actor, new())).Refusal);
        Assert.Equal(refusal, (await registry.Db.Get<ExportTrail>().HandleAsync(actor, new())).Refusal);
        Assert.Equal(refusal, (await registry.Db.Get<CheckTrail>().HandleAsync(actor)).Refusal);
    }
}
