using System.Data.Common;
using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Notifications;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation;

/// <summary>A proposal with three public texts; the second names a neighbour.</summary>
public sealed class HideVersionTests : IAsyncLifetime
{
    private static readonly HideVersion.Input Why = new("PersonalData", "Der Text nennt einen Nachbarn.");
    private static readonly HideVersion.Input Again = new(null, "Der Nachbar ist einverstanden.", Restore: true);

    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;
    private Participant friend = null!;
    private Participant moderator = null!;
    private Proposal proposal = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant().Called("Anna"));
        friend = await db.AddAsync(A.Participant().Called("Ben"));
        moderator = await db.AddAsync(A.Participant().ModeratorIn(A.Mitte));
        proposal = await db.AddAsync(A.Proposal().In(process).By(author).Published());
        await ChangeAsync("Bänke vor Meiers Haus", "Herr Meier ärgert sich.");
        await ChangeAsync("Fünf Bänke am Markt", "Jetzt ohne Namen.");
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task The_reason_stands_in_its_place_for_everybody_its_authors_too_and_in_the_trail()
    {
        await db.Get<AcceptInvitation>().HandleAsync(friend.Id, (await db.Get<InviteCoAuthor>().HandleAsync(author.Id, proposal.Slug)).Value!.Code);
        Assert.Equal((proposal.Slug, false), (await HideAsync(moderator)).Value is { } done ? (done.Slug, done.AwaitsSecond) : default);
        foreach (var reader in (Guid?[])[null, author.Id, friend.Id, moderator.Id])
        {
            var versions = (await db.Get<BrowseVersions>().HandleAsync(reader, proposal.Slug))!.Versions;
            Assert.Equal([(3, "Fünf Bänke am Markt", "Jetzt ohne Namen."), (2, null, ""), (1, "Mehr Bänke am Markt", "")], versions.Select(v => (v.Number, v.Text?.Title, v.Note)));
            Assert.Equal([null, new BrowseVersions.Hiding("1.1", Why.Words!), null], versions.Select(v => v.Hidden));
        }

        var entry = (await db.TrailAsync())[^1];
        Assert.Equal((moderator.Id, "version.hidden", $"proposal:{proposal.Id:N}", "version 2 1.1 " + Why.Words), (entry.ActorId!.Value, entry.Action, entry.Subject, entry.Reason));
        Assert.Equal(("Fünf Bänke am Markt", 3), (await db.Get<ReadProposal>().HandleAsync(null, proposal.Slug)) is { } read ? (read.Title, read.Versions) : default);
        var known = (await db.Get<ReadVersionCase>().HandleAsync(moderator.Id, proposal.Slug, 2))!;
        Assert.Equal(("Bänke vor Meiers Haus", "Herr Meier ärgert sich.", true), (known.Text.Title, known.Note, known.IsHidden));
        Assert.Equal(["", "1.1", ""], (await db.Get<ReadCase>().HandleAsync(moderator.Id, proposal.Slug)).Value!.Versions.Select(v => v.HiddenReason));
    }

    [Fact]
    public async Task It_comes_back_with_its_text()
    {
        await HideAsync(moderator);
        Assert.Equal([new Fault(Refusal.TooShort, "Words", "10")], (await HideAsync(moderator, Again with { Words = "nein" })).Faults);
        Assert.True((await HideAsync(moderator, Again)).Succeeded);
        var shown = (await db.Get<BrowseVersions>().HandleAsync(null, proposal.Slug))!.Versions[1];
        Assert.Equal(("Bänke vor Meiers Haus", "Herr Meier ärgert sich.", null), (shown.Text!.Title, shown.Note, shown.Hidden));
        Assert.Equal(["version.hidden", "version.restored"], (await db.TrailAsync()).Select(e => e.Action).TakeLast(2));
        Assert.Equal(Refusal.DecidedMeanwhile, (await HideAsync(moderator, Again)).Refusal);
        Assert.True((await HideAsync(moderator)).Succeeded);
        Assert.Equal(Refusal.DecidedMeanwhile, (await HideAsync(moderator)).Refusal);
    }

    [Fact]
    public async Task Only_a_moderator_of_this_place_and_never_of_their_own()
    {
        Assert.Equal(Refusal.SignInRequired, (await HideAsync(null)).Refusal);
        foreach (var person in (Participant[])[friend, author, await db.AddAsync(A.Participant().ModeratorIn(A.Nord)), await db.AddAsync(A.Participant().Administrator())])
        {
            Assert.Equal(Refusal.NotFound, (await HideAsync(person)).Refusal);
            Assert.Null(await db.Get<ReadVersionCase>().HandleAsync(person.Id, proposal.Slug, 2));
        }

        Assert.Null(await db.Get<ReadVersionCase>().HandleAsync(null, proposal.Slug, 2));
        Assert.Equal(Refusal.NotFound, (await db.Get<HideVersion>().HandleAsync(moderator.Id, "nowhere", 1, Why)).Refusal);
        await db.Get<AcceptInvitation>().HandleAsync(moderator.Id, (await db.Get<InviteCoAuthor>().HandleAsync(author.Id, proposal.Slug)).Value!.Code);
        Assert.Equal(Refusal.OwnProposal, (await HideAsync(moderator)).Refusal);
        Assert.Null(await db.Get<ReadVersionCase>().HandleAsync(moderator.Id, proposal.Slug, 2));
    }

    [Fact]
    public async Task The_present_text_and_what_was_never_public_are_not_hidden_by_themselves()
    {
        Assert.Equal(Refusal.PresentVersion, (await HideAsync(moderator, number: 3)).Refusal);
        Assert.Null(await db.Get<ReadVersionCase>().HandleAsync(moderator.Id, proposal.Slug, 3));
        await db.Get<ChangeProposal>().HandleAsync(author.Id, proposal.Slug, new(A.ProposalInput(title: "Sechs Bänke am Markt"), "Eine mehr.", false));
        foreach (var number in (int[])[-1, 0, 4, int.MaxValue]) Assert.Equal(Refusal.NotFound, (await HideAsync(moderator, number: number)).Refusal);
        await db.Get<DecideChange>().HandleAsync(moderator.Id, proposal.Slug, new(true));
        Assert.True((await HideAsync(moderator, number: 3)).Succeeded);
    }

    [Fact]
    public async Task Also_while_the_whole_proposal_is_hidden()
    {
        await db.Get<DecideProposal>().HandleAsync(moderator.Id, proposal.Slug, new(DecideProposal.Verdict.Hide, "PersonalData", "Wir prüfen die Fassungen."));
        Assert.True((await HideAsync(moderator)).Succeeded);
        await db.Get<DecideProposal>().HandleAsync(moderator.Id, proposal.Slug, new(DecideProposal.Verdict.Restore, Words: "Der jetzige Text ist gut."));
        Assert.Null((await db.Get<BrowseVersions>().HandleAsync(null, proposal.Slug))!.Versions[1].Text);
    }

    [Fact]
    public async Task A_reason_from_the_list_and_own_words_are_needed()
    {
        Assert.Equal([("Reason", Refusal.Required), ("Words", Refusal.Required)], (await HideAsync(moderator, new("", ""))).Faults.Select(f => (f.Field, f.Refusal)));
        Assert.Equal(Refusal.UnknownReason, (await HideAsync(moderator, Why with { Reason = "Langweilig" })).Refusal);
        Assert.Equal([new Fault(Refusal.TooLong, "Words", "500")], (await HideAsync(moderator, Why with { Words = new string('x', 501) })).Faults);
        Assert.DoesNotContain(await db.TrailAsync(), e => e.Action.StartsWith("version.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_moderators_at_once_one_decides()
    {
        var other = await db.AddAsync(A.Participant().Moderator());
        var outcomes = await Task.WhenAll(Task.Run(() => HideAsync(moderator)), Task.Run(() => HideAsync(other)));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Single(outcomes, o => o.Refusal == Refusal.DecidedMeanwhile);
    }

    [Fact]
    public async Task Its_authors_are_told_where_the_reason_stands_and_nobody_else_is()
    {
        await db.Get<GatherNotices>().HandleAsync();
        await db.SupportAsync(proposal, friend.Id);
        db.Clock.Advance(TimeSpan.FromMinutes(1));
        await HideAsync(moderator);
        db.Clock.Advance(TimeSpan.FromMinutes(1));
        await HideAsync(moderator, Again);
        await db.Get<GatherNotices>().HandleAsync();
        var lines = (await db.Get<BrowseNotices>().HandleAsync(author.Id)).Notices;
        Assert.Equal([NoticeKind.VersionRestored, NoticeKind.VersionHidden], lines.Take(2).Select(l => l.Kind));
        Assert.All(lines.Take(2), l => Assert.Equal($"/proposals/{proposal.Slug}/history", l.Path));
        Assert.Equal("Eine frühere Fassung ist ausgeblendet, der Grund steht im Verlauf: Fünf Bänke am Markt", lines[1].Sentence("de"));
        Assert.Empty((await db.Get<BrowseNotices>().HandleAsync(friend.Id)).Notices);
    }

    [Theory]
    [InlineData("\"HiddenReason\" = 'Insult'")]
    [InlineData("\"HiddenWords\" = 'So reden wir hier nicht.'")]
    [InlineData("\"HiddenReason\" = 'Insult', \"HiddenWords\" = 'So reden wir hier nicht.'")]
    [InlineData("\"HiddenAt\" = \"PublishedAt\"")]
    [InlineData("\"HiddenAt\" = \"PublishedAt\", \"HiddenReason\" = 'Insult'")]
    [InlineData("\"State\" = 2, \"HiddenAt\" = \"At\", \"HiddenReason\" = 'Insult', \"HiddenWords\" = 'So reden wir hier nicht.', \"PublishedAt\" = NULL")]
    public async Task A_row_that_breaks_a_rule_is_not_written(string change) =>
        await Assert.ThrowsAnyAsync<DbException>(() => db.SqlAsync($"UPDATE \"ProposalVersions\" SET {change} WHERE \"Number\" = 1"));

    private async Task ChangeAsync(string title, string note)
    {
        db.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await db.Get<ChangeProposal>().HandleAsync(author.Id, proposal.Slug, new(A.ProposalInput(title: title), note, false))).Succeeded);
        Assert.True((await db.Get<DecideChange>().HandleAsync(moderator.Id, proposal.Slug, new(true))).Succeeded);
    }

    private Task<Outcome<HideContribution.Done>> HideAsync(Participant? who, HideVersion.Input? input = null, int number = 2) =>
        db.Get<HideVersion>().HandleAsync(who?.Id, proposal.Slug, number, input ?? Why);
}
