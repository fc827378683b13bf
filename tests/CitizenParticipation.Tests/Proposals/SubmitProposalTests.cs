using CitizenParticipation.Accounts;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Proposals;

public sealed class SubmitProposalTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InProposePhase());
        author = await db.AddAsync(A.Participant());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_resident_submits_a_proposal_that_waits_for_review()
    {
        using var ear = db.Get<Pulse>().Listen();
        var outcome = await SubmitAsync(A.ProposalInput(title: "  Mehr  Bänke ", text: "Am Markt fehlen Bänke,\r\nauf denen man sich ausruhen kann."));
        await using var open = db.Open();
        var proposal = await open.Proposals.Include(p => p.Versions).Include(p => p.History).SingleAsync();

        Assert.Equal(outcome.Value!.Slug, proposal.Slug);
        Assert.Equal(("Mehr  Bänke", "Am Markt fehlen Bänke,\nauf denen man sich ausruhen kann."), (proposal.Title, proposal.Text));
        Assert.Equal((ProposalState.InReview, author.Id, process.Id, A.Now, 0), (proposal.State, proposal.AuthorId, proposal.ProcessId, proposal.WaitingSince, proposal.Supports));
        Assert.Single(proposal.Versions);
        Assert.Single(proposal.History);
        var entry = Assert.Single(await db.TrailAsync());
        Assert.Equal((author.Id, "proposal.submitted", $"proposal:{proposal.Id:N}"), (entry.ActorId, entry.Action, entry.Subject));
        Assert.Equal([Topics.Content, Topics.Moderation, Topics.Participant(author.Id)], Heard(ear));
    }

    [Fact]
    public async Task Who_may_not_submit_is_told_why()
    {
        var unconfirmed = await db.AddAsync(A.Participant().Unconfirmed());
        var local = await db.AddAsync(A.Process().InProposePhase().ForResidents().In(A.Sued));
        var later = await db.AddAsync(A.Process().ToCome());
        var closed = await db.AddAsync(A.Process().InSupportPhase());
        var open = await db.AddAsync(A.Process().InSupportPhase(proposalsWelcome: true));
        var submit = db.Get<SubmitProposal>();

        Assert.Equal(Refusal.SignInRequired, (await submit.HandleAsync(null, process.Slug, A.ProposalInput())).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await submit.HandleAsync(Guid.NewGuid(), process.Slug, A.ProposalInput())).Refusal);
        Assert.Equal(Refusal.EmailNotConfirmed, (await submit.HandleAsync(unconfirmed.Id, process.Slug, A.ProposalInput())).Refusal);
        Assert.Equal(Refusal.OutsideAudience, (await submit.HandleAsync(author.Id, local.Slug, A.ProposalInput(district: A.Ueckendorf))).Refusal);
        Assert.Equal(Refusal.NoProposalsNow, (await submit.HandleAsync(author.Id, later.Slug, A.ProposalInput())).Refusal);
        Assert.Equal(Refusal.NoProposalsNow, (await submit.HandleAsync(author.Id, closed.Slug, A.ProposalInput())).Refusal);
        Assert.Equal(Refusal.NotFound, (await submit.HandleAsync(author.Id, "nowhere", A.ProposalInput())).Refusal);
        Assert.Equal(Refusal.NotFound, (await submit.HandleAsync(author.Id, null, A.ProposalInput())).Refusal);
        Assert.True((await submit.HandleAsync(author.Id, open.Slug, A.ProposalInput())).Succeeded);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task The_last_instant_of_the_phase_is_already_too_late()
    {
        db.Clock.SetUtcNow(A.Now.AddDays(10).AddMilliseconds(-1));
        Assert.True((await SubmitAsync(A.ProposalInput())).Succeeded);
        db.Clock.SetUtcNow(A.Now.AddDays(10));
        Assert.Equal(Refusal.NoProposalsNow, (await SubmitAsync(A.ProposalInput())).Refusal);
    }

    [Fact]
    public async Task A_wrong_field_is_named_and_nothing_is_kept()
    {
        (ProposalInput Input, Fault Fault)[] cases =
        [
            (A.ProposalInput(title: null), new(Refusal.Required, "Title")),
            (A.ProposalInput(title: "Kurz"), new(Refusal.TooShort, "Title", "8")),
            (A.ProposalInput(title: new string('x', 101)), new(Refusal.TooLong, "Title", "100")),
            (A.ProposalInput(title: "Zwei\nZeilen im Titel"), new(Refusal.ControlCharacters, "Title")),
            (A.ProposalInput(title: "Ein \u202Eumgedrehter Titel"), new(Refusal.ControlCharacters, "Title")),
            (A.ProposalInput(text: "  "), new(Refusal.Required, "Text")),
            (A.ProposalInput(text: "Zu wenig Worte."), new(Refusal.TooShort, "Text", "30")),
            (A.ProposalInput(text: new string('x', 6001)), new(Refusal.TooLong, "Text", "6000")),
            (A.ProposalInput(text: "Ein Text mit einem unsichtbaren \0 darin."), new(Refusal.ControlCharacters, "Text")),
            (A.ProposalInput(district: null), new(Refusal.Required, "District")),
            (A.ProposalInput(district: "GE-S99"), new(Refusal.UnknownDistrict, "District")),
            (A.ProposalInput(category: ""), new(Refusal.Required, "Category")),
            (A.ProposalInput(category: "unsinn"), new(Refusal.UnknownCategory, "Category")),
        ];
        foreach (var (input, fault) in cases) Assert.Equal([fault], (await SubmitAsync(input)).Faults);
        Assert.Equal(4, (await SubmitAsync(new(null, null, null, null))).Faults.Count);
        Assert.Equal(0, await CountAsync());
        Assert.Empty(await db.TrailAsync());
    }

    [Fact]
    public async Task The_longest_words_fit()
    {
        Assert.True((await SubmitAsync(A.ProposalInput(title: new string('ä', 100), text: string.Concat(Enumerable.Repeat("\U0001F333", 6000))))).Succeeded);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task The_district_must_belong_to_the_process()
    {
        var south = await db.AddAsync(A.Process().InProposePhase().In(A.Sued));
        var submit = db.Get<SubmitProposal>();
        Assert.Equal([new Fault(Refusal.DistrictNotInProcess, "District")], (await submit.HandleAsync(author.Id, south.Slug, A.ProposalInput(district: A.Altstadt))).Faults);
        Assert.Equal([new Fault(Refusal.DistrictNotInProcess, "District")], (await submit.HandleAsync(author.Id, south.Slug, A.ProposalInput(district: A.City))).Faults);
        Assert.True((await submit.HandleAsync(author.Id, south.Slug, A.ProposalInput(district: A.Ueckendorf))).Succeeded);
        Assert.True((await submit.HandleAsync(author.Id, south.Slug, A.ProposalInput(district: A.Sued))).Succeeded);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_proposal()
    {
        var once = Guid.NewGuid();
        var first = await SubmitAsync(A.ProposalInput(), once);
        var second = await SubmitAsync(A.ProposalInput(title: "Inzwischen anders getippt"), once);
        Assert.Equal(first.Value!.Slug, second.Value!.Slug);
        Assert.Equal(1, await CountAsync());
        Assert.True((await SubmitAsync(A.ProposalInput(), Guid.NewGuid())).Succeeded);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_form_sent_twenty_times_at_once_makes_one_proposal()
    {
        var once = Guid.NewGuid();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => SubmitAsync(A.ProposalInput(), once))));
        Assert.Single(outcomes.Select(o => o.Value?.Slug).Distinct());
        Assert.Equal(1, await CountAsync());
        Assert.Single(await db.TrailAsync());
    }

    [Fact]
    public async Task The_key_of_another_persons_form_leads_nowhere()
    {
        var once = Guid.NewGuid();
        var other = await db.AddAsync(A.Participant());
        var first = await SubmitAsync(A.ProposalInput(), once);
        var second = await db.Get<SubmitProposal>().HandleAsync(other.Id, process.Slug, A.ProposalInput(), once);
        Assert.NotEqual(first.Value!.Slug, second.Value!.Slug);
        Assert.Equal(2, await CountAsync());
    }

    private Task<Outcome<SubmitProposal.Submitted>> SubmitAsync(ProposalInput input, Guid? once = null) =>
        db.Get<SubmitProposal>().HandleAsync(author.Id, process.Slug, input, once);

    private static List<string> Heard(Pulse.Ear ear)
    {
        var topics = new List<string>();
        while (ear.Beats.TryRead(out var beat)) topics.Add(beat.Topic);
        return topics;
    }

    private async Task<int> CountAsync()
    {
        await using var open = db.Open();
        return await open.Proposals.CountAsync();
    }
}
