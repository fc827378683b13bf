using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Hints;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation;

public sealed class ReadHintsTests : IAsyncLifetime
{
    private const string Text = "Am Markt fehlen Bänke, auf denen man sich nach dem Einkauf ausruhen kann. Vor allem ältere Menschen brauchen sie.";

    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;
    private Participant moderator = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InProposePhase());
        author = await db.AddAsync(A.Participant().Called("Anna"));
        moderator = await db.AddAsync(A.Participant().Moderator());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task What_waits_is_looked_at_in_all_its_parts_and_stays_as_it_is()
    {
        var slug = (await db.Get<SubmitProposal>().HandleAsync(author.Id, process.Slug, A.ProposalInput(text: "Mein Nachbar, ein Idiot, parkt GE-AB 123 auf dem Gehweg.") with { Why = "Tel. 0209 1234567" }, Guid.NewGuid())).Value!.Slug;
        var trail = (await db.TrailAsync()).Count;
        var found = await FoundAsync(slug);
        Assert.Equal([(HintKind.Phone, "0209 1234567"), (HintKind.Plate, "GE-AB 123"), (HintKind.Insult, "Idiot")], found.Shown.Select(h => (h.Kind, h.Words)));
        Assert.Equal(0, found.More);
        var read = (await db.Get<ReadCase>().HandleAsync(moderator.Id, slug)).Value!;
        Assert.Equal(ProposalState.InReview, read.State);
        Assert.Equal(trail, (await db.TrailAsync()).Count);
        Assert.Empty(await db.MailsAsync());
    }

    [Fact]
    public async Task An_ordinary_proposal_has_none() => Assert.Empty((await FoundAsync((await AddAsync(A.Proposal())).Slug)).Shown);

    [Fact]
    public async Task Of_a_change_that_waits_the_new_text_is_looked_at_and_not_the_present_one()
    {
        var proposal = await AddAsync(A.Proposal().Saying("Der Idiot von nebenan stört mich seit Jahren sehr.").Published());
        Assert.Equal([HintKind.Insult], (await FoundAsync(proposal.Slug)).Shown.Select(h => h.Kind));
        Assert.True((await db.Get<ChangeProposal>().HandleAsync(author.Id, proposal.Slug, new(A.ProposalInput(), "Fragen an anna@example.org", false))).Succeeded);
        Assert.Equal([(HintKind.Email, "anna@example.org")], (await FoundAsync(proposal.Slug)).Shown.Select(h => (h.Kind, h.Words)));
    }

    [Fact]
    public async Task Who_may_not_read_the_case_may_not_read_its_hints()
    {
        var waiting = await AddAsync(A.Proposal().Saying("Du Idiot, so geht das hier nicht weiter."));
        var hints = db.Get<ReadHints>();
        Assert.Equal(Refusal.SignInRequired, (await hints.HandleAsync(null, waiting.Slug)).Refusal);
        foreach (var outsider in (ParticipantBuilder[])[A.Participant(), A.Participant().Administrator(), A.Participant().ModeratorIn(A.Nord), A.Participant().ModeratorOf(await db.AddAsync(A.Process()))])
            Assert.Equal(Refusal.NotFound, (await hints.HandleAsync((await db.AddAsync(outsider)).Id, waiting.Slug)).Refusal);
        Assert.Equal(Refusal.NotFound, (await hints.HandleAsync(author.Id, waiting.Slug)).Refusal);
        Assert.Equal(Refusal.NotFound, (await hints.HandleAsync(moderator.Id, "gibtsnicht")).Refusal);
        foreach (var insider in (ParticipantBuilder[])[A.Participant().ModeratorIn(A.Mitte), A.Participant().ModeratorOf(process)])
            Assert.Single((await hints.HandleAsync((await db.AddAsync(insider)).Id, waiting.Slug)).Value!.Shown);
    }

    [Fact]
    public async Task A_draft_belongs_to_its_author_alone()
    {
        var draft = Proposal.Begin(process.Id, author.Id, A.City, A.Now);
        await db.AddAllAsync([draft]);
        Assert.Equal(Refusal.NotFound, (await db.Get<ReadHints>().HandleAsync(moderator.Id, draft.Slug)).Refusal);
    }

    [Fact]
    public async Task A_copy_of_a_published_proposal_or_of_one_that_waits_is_named()
    {
        var other = await db.AddAsync(A.Participant());
        var published = await db.AddAsync(A.Proposal().In(process).By(other).Titled("Bänke für den Markt").Saying(Text).Published());
        var waiting = await db.AddAsync(A.Proposal().In(process).By(other).Titled("Bänke, bitte sehr").Saying(Text));
        await db.AddAsync(A.Proposal().In(process).By(other).Titled("Sitzen am Markt").Saying("Auf dem Markt sollten mehr Sitzgelegenheiten stehen, damit man nach dem Einkauf verschnaufen kann.").Published());
        var copy = await AddAsync(A.Proposal().Titled("Bänke für den Markt").Saying(Text + " Danke."));
        var found = (await FoundAsync(copy.Slug)).Shown;
        Assert.All(found, h => Assert.Equal(HintKind.CopyOfProposal, h.Kind));
        Assert.Equal([(published.Slug, "Bänke für den Markt"), (waiting.Slug, "Bänke, bitte sehr")], found.Select(h => (h.Slug, h.Words)).OrderBy(h => h.Words));
        Assert.All(found, h => Assert.InRange(h.Count, 60, 100));
    }

    [Fact]
    public async Task What_the_reader_may_not_read_is_not_named()
    {
        var elsewhere = await AddAsync(A.Proposal().Titled("Bänke in Buer").Saying(Text).At(A.Buer));
        var here = await AddAsync(A.Proposal().Titled("Bänke in Mitte").Saying(Text));
        var local = await db.AddAsync(A.Participant().ModeratorIn(A.Mitte));
        Assert.Empty((await db.Get<ReadHints>().HandleAsync(local.Id, here.Slug)).Value!.Shown);
        Assert.Equal([elsewhere.Slug], (await FoundAsync(here.Slug)).Shown.Select(h => h.Slug));
    }

    [Fact]
    public async Task Handed_in_again_after_a_refusal_is_seen()
    {
        var refused = await AddAsync(A.Proposal().Titled("Kommt zu mir ins Geschäft").Saying(Text).Refused());
        var again = await AddAsync(A.Proposal().Titled("Kommt zu mir ins Geschäft").Saying(Text));
        Assert.Equal([(refused.Slug, 100)], (await FoundAsync(again.Slug)).Shown.Select(h => (h.Slug, h.Count)));
    }

    [Fact]
    public async Task Many_within_minutes_by_one_account_are_seen_and_those_of_others_do_not_count()
    {
        var other = await db.AddAsync(A.Participant());
        for (var i = 0; i < 5; i++) await AddAsync(A.Proposal().Titled($"Der Wunsch Nummer {i}").Submitted(A.Now.AddMinutes(-i)));
        for (var i = 0; i < 5; i++) await db.AddAsync(A.Proposal().In(process).By(other).Titled($"Die Bitte Nummer {i}").Saying("Kurz und anders gesagt.").Submitted(A.Now.AddMinutes(-i)));
        var quiet = await AddAsync(A.Proposal().Titled("Lange davor geschrieben").Saying("Ganz etwas anderes.").Submitted(A.Now.AddDays(-1)));
        Assert.Empty((await FoundAsync(quiet.Slug)).Shown);
        var sixth = await AddAsync(A.Proposal().Titled("Noch ein Wunsch").Saying("Ganz etwas anderes.").Submitted(A.Now.AddMinutes(-2)));
        Assert.Equal([(HintKind.Burst, "10", 6)], (await FoundAsync(sixth.Slug)).Shown.Select(h => (h.Kind, h.Words, h.Count)));
    }

    private Task<Proposal> AddAsync(ProposalBuilder proposal) => db.AddAsync(proposal.In(process).By(author));

    private async Task<HintList> FoundAsync(string slug) => (await db.Get<ReadHints>().HandleAsync(moderator.Id, slug)).Value!;
}
