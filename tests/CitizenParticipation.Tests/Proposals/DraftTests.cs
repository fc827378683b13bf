using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Moderation;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Proposals;

public sealed class DraftTests : IAsyncLifetime
{
    private readonly Guid window = Guid.NewGuid();
    private readonly Guid once = Guid.CreateVersion7();
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
    public async Task What_was_typed_comes_back_word_for_word()
    {
        var typed = new ProposalInput("  Halb ", "Zeile\r\n\n **noch** nicht fertig\t", A.Altstadt, "green", "weil", "für alle", "kurz", "anders");
        var kept = await KeepAsync(typed);
        var read = (await db.Get<ReadDraft>().HandleAsync(author.Id, kept.Slug))!;
        Assert.Equal((typed.Title, typed.Text, typed.Why, typed.ForWhom, typed.Easy, typed.Difference), (read.Title, read.Text, read.Why, read.ForWhom, read.Easy, read.Difference));
        Assert.Equal((process.Slug, A.Altstadt, "green", kept.Revision), (read.ProcessSlug, read.District, read.Category, read.Revision));
    }

    [Fact]
    public async Task An_empty_form_and_a_paste_of_200_KB_are_kept_and_a_text_without_end_is_not()
    {
        var empty = await KeepAsync(new ProposalInput(null, null, null, null));
        Assert.Null((await db.Get<ReadDraft>().HandleAsync(author.Id, empty.Slug))!.District);
        var paste = string.Concat(Enumerable.Repeat("Größe 😀 ", 25_000));
        var kept = await KeepAsync(new ProposalInput("Titel", paste, "no-such-district", new string('x', 500)), empty.Slug, empty.Revision);
        Assert.Equal(paste, (await db.Get<ReadDraft>().HandleAsync(author.Id, kept.Slug))!.Text);
        Assert.Equal(Refusal.DraftTooLong, (await TryAsync(new ProposalInput("", new string('x', ProposalLimits.LongestDraft + 1), null, null))).Refusal);
    }

    [Fact]
    public async Task What_no_database_can_hold_is_replaced_and_the_rest_is_kept()
    {
        var kept = await KeepAsync(new ProposalInput("a\0b", "half \ud83d emoji", null, null));
        Assert.Equal("a\uFFFDb", (await db.Get<ReadDraft>().HandleAsync(author.Id, kept.Slug))!.Title);
    }

    [Fact]
    public async Task Asked_many_times_at_once_the_first_time_makes_one_draft()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => TryAsync(new ProposalInput($"Fassung {i}", "", null, null)))));
        Assert.Single(all.Select(o => o.Value!.Slug).Distinct());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_second_window_goes_on_in_a_draft_of_its_own()
    {
        var first = await KeepAsync(A.ProposalInput(title: "Aus dem ersten Fenster"));
        var second = (await TryAsync(A.ProposalInput(title: "Aus dem zweiten Fenster"), first.Slug, first.Revision - 1, Guid.NewGuid())).Value!;
        Assert.True(second.IsCopy);
        Assert.Equal("Aus dem ersten Fenster", (await db.Get<ReadDraft>().HandleAsync(author.Id, first.Slug))!.Title);
        Assert.Equal("Aus dem zweiten Fenster", (await db.Get<ReadDraft>().HandleAsync(author.Id, second.Slug))!.Title);
    }

    [Fact]
    public async Task The_same_window_is_believed_even_when_an_answer_was_lost()
    {
        var first = await KeepAsync(A.ProposalInput(title: "Erste Zeile"));
        Assert.False((await TryAsync(A.ProposalInput(title: "Erste Zeile, und weiter"), first.Slug, revision: 0)).Value!.IsCopy);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Nobody_else_reads_keeps_or_discards_it()
    {
        var kept = await KeepAsync(A.ProposalInput());
        var other = await db.AddAsync(A.Participant());
        var moderator = await db.AddAsync(A.Participant().Administrator());
        foreach (var nosy in (Guid?[])[null, other.Id, moderator.Id])
        {
            Assert.Null(await db.Get<ReadDraft>().HandleAsync(nosy, kept.Slug));
            Assert.Null(await db.Get<ReadProposal>().HandleAsync(nosy, kept.Slug));
            Assert.False((await db.Get<ReadCase>().HandleAsync(nosy, kept.Slug)).Succeeded);
            Assert.False((await db.Get<DiscardDraft>().HandleAsync(nosy, kept.Slug)).Succeeded);
            Assert.False((await db.Get<KeepDraft>().HandleAsync(nosy, new(kept.Slug, process.Slug, A.ProposalInput(), window, kept.Revision, once))).Succeeded);
        }

        Assert.Equal(0, (await db.Get<BrowseProposals>().HandleAsync(new())).Total);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Submitted_it_is_the_same_record_once_however_often_it_is_sent()
    {
        var kept = await KeepAsync(A.ProposalInput(title: "Mehr Bäume am Markt"));
        db.Clock.Advance(TimeSpan.FromHours(5));
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => db.Get<SubmitProposal>().HandleAsync(author.Id, process.Slug, A.ProposalInput(title: "Mehr Bäume am Markt"), once, kept.Slug))));
        Assert.All(all, o => Assert.Equal(kept.Slug, o.Value?.Slug));
        await using var open = db.Open();
        var proposal = await open.Proposals.Include(p => p.Versions).Include(p => p.History).SingleAsync();
        Assert.Equal((ProposalState.InReview, db.Clock.GetUtcNow(), (DateTimeOffset?)null), (proposal.State, proposal.SubmittedAt, proposal.SavedAt));
        Assert.Single(proposal.Versions);
        Assert.Single(proposal.History);
        Assert.Equal(Refusal.NotInThisState, (await TryAsync(A.ProposalInput(), kept.Slug, kept.Revision)).Refusal);
    }

    [Fact]
    public async Task A_form_that_never_heard_of_its_draft_submits_it_all_the_same()
    {
        var kept = await KeepAsync(A.ProposalInput());
        Assert.Equal(kept.Slug, (await db.Get<SubmitProposal>().HandleAsync(author.Id, process.Slug, A.ProposalInput(), once)).Value!.Slug);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task The_rules_of_its_own_process_decide_whatever_process_is_named()
    {
        var closed = await db.AddAsync(A.Process().AfterSupportPhase());
        var kept = (await db.Get<KeepDraft>().HandleAsync(author.Id, new(null, closed.Slug, A.ProposalInput(), window, 0, once))).Value!;
        Assert.Equal(Refusal.NoProposalsNow, (await db.Get<SubmitProposal>().HandleAsync(author.Id, process.Slug, A.ProposalInput(), once, kept.Slug)).Refusal);
        Assert.Equal(Refusal.NoProposalsNow, (await db.Get<SubmitProposal>().HandleAsync(author.Id, process.Slug, A.ProposalInput(), once)).Refusal);
        Assert.NotNull(await db.Get<ReadDraft>().HandleAsync(author.Id, kept.Slug));
    }

    [Fact]
    public async Task Faults_leave_the_draft_as_it_was()
    {
        var kept = await KeepAsync(A.ProposalInput());
        Assert.False((await db.Get<SubmitProposal>().HandleAsync(author.Id, process.Slug, A.ProposalInput(title: "Kurz"), once, kept.Slug)).Succeeded);
        Assert.NotNull(await db.Get<ReadDraft>().HandleAsync(author.Id, kept.Slug));
    }

    [Fact]
    public async Task Twenty_drafts_are_enough_for_one_person()
    {
        for (var i = 0; i < ProposalLimits.MostDrafts; i++) Assert.True((await TryAsync(A.ProposalInput(), key: Guid.CreateVersion7())).Succeeded);
        Assert.Equal(Refusal.TooManyDrafts, (await TryAsync(A.ProposalInput(), key: Guid.CreateVersion7())).Refusal);
    }

    [Fact]
    public async Task A_discarded_draft_leaves_nothing()
    {
        var kept = await KeepAsync(A.ProposalInput());
        Assert.True((await db.Get<DiscardDraft>().HandleAsync(author.Id, kept.Slug)).Succeeded);
        Assert.Equal(0, await CountAsync());
        Assert.Empty(await db.Get<BrowseOwnProposals>().HandleAsync(author.Id));
    }

    [Fact]
    public async Task Keeping_draws_no_public_page_anew()
    {
        var before = db.Get<Pulse>().ContentChanges;
        var kept = await KeepAsync(A.ProposalInput());
        await KeepAsync(A.ProposalInput(title: "Noch einmal anders"), kept.Slug, kept.Revision);
        Assert.Equal(before, db.Get<Pulse>().ContentChanges);
    }

    private async Task<KeepDraft.Kept> KeepAsync(ProposalInput input, string? slug = null, int revision = 0) => (await TryAsync(input, slug, revision)).Value!;

    private Task<Outcome<KeepDraft.Kept>> TryAsync(ProposalInput input, string? slug = null, int revision = 0, Guid? form = null, Guid? key = null) =>
        db.Get<KeepDraft>().HandleAsync(author.Id, new(slug, process.Slug, input, form ?? window, revision, key ?? once));

    private async Task<int> CountAsync()
    {
        await using var open = db.Open();
        return await open.Proposals.CountAsync();
    }
}
