using CitizenParticipation.Accounts;
using CitizenParticipation.Attachments;
using CitizenParticipation.Moderation;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Attachments;

public sealed class ReadAttachmentTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Participant author = null!;
    private Participant friend = null!;
    private Participant asking = null!;
    private Participant moderator = null!;
    private Participant stranger = null!;
    private Participant elsewhere = null!;
    private Proposal proposal = null!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        var process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant());
        friend = await db.AddAsync(A.Participant());
        asking = await db.AddAsync(A.Participant());
        stranger = await db.AddAsync(A.Participant());
        moderator = await db.AddAsync(A.Participant().ModeratorIn(A.Mitte));
        elsewhere = await db.AddAsync(A.Participant().ModeratorIn(A.Nord));
        proposal = await db.AddAsync(A.Proposal().In(process).By(author));
        await using var content = new MemoryStream(Pictures.Of(600, 300));
        foreach (var person in (Participant[])[friend, asking])
            await db.Get<AcceptInvitation>().HandleAsync(person.Id, (await db.Get<InviteCoAuthor>().HandleAsync(author.Id, proposal.Slug)).Value!.Code);
        // As if only asked: that is not possible before publication, but what was public can be hidden later.
        await using (var open = db.Open())
            await open.Set<CoAuthor>().Where(c => c.ParticipantId == asking.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.State, CoAuthorState.Asked));
        id = (await db.Get<AddAttachment>().HandleAsync(author.Id, proposal.Slug, new("Foto.png", "Der Markt.", content, content.Length))).Value!.Id;
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task In_review_its_authors_and_the_moderator_see_it_published_everybody_hidden_nobody_else()
    {
        Assert.Equal("author friend moderator", await SeenByAsync());
        Assert.True((await db.Get<DecideProposal>().HandleAsync(moderator.Id, proposal.Slug, new(DecideProposal.Verdict.Publish))).Succeeded);
        Assert.Equal("anonymous author friend asking moderator stranger elsewhere", await SeenByAsync());
        var hidden = await db.Get<DecideProposal>().HandleAsync(moderator.Id, proposal.Slug, new(DecideProposal.Verdict.Hide, "PersonalData", "Das Bild zeigt einen Nachbarn."));
        Assert.True(hidden.Succeeded);
        Assert.Equal("author friend moderator", await SeenByAsync());
    }

    [Fact]
    public async Task What_was_withdrawn_shows_its_files_to_nobody()
    {
        Assert.True((await db.Get<WithdrawProposal>().HandleAsync(author.Id, proposal.Slug, "Hat sich erledigt.")).Succeeded);
        Assert.Equal("", await SeenByAsync());
    }

    [Fact]
    public async Task A_draft_is_its_authors_alone()
    {
        await db.SqlAsync($"UPDATE \"Proposals\" SET \"State\" = 0 WHERE \"Slug\" = '{proposal.Slug}'");
        // Nobody writes a draft along.
        await db.SqlAsync("DELETE FROM \"CoAuthors\"");
        Assert.Equal("author", await SeenByAsync());
    }

    [Fact]
    public async Task Only_what_is_kept_is_found()
    {
        Assert.True(await SeesAsync(author.Id, "480"));
        Assert.True(await SeesAsync(author.Id, "960"));
        foreach (var part in (string[])["1920", "document", "", "..", "480 "]) Assert.False(await SeesAsync(author.Id, part));
        Assert.Null(await db.Get<ReadAttachment>().HandleAsync(author.Id, "anders", id, "480"));
        Assert.Null(await db.Get<ReadAttachment>().HandleAsync(author.Id, proposal.Slug, Guid.NewGuid(), "480"));
    }

    private async Task<string> SeenByAsync()
    {
        var seen = new List<string>();
        foreach (var (name, reader) in ((string, Guid?)[])[("anonymous", null), ("author", author.Id), ("friend", friend.Id), ("asking", asking.Id), ("moderator", moderator.Id), ("stranger", stranger.Id), ("elsewhere", elsewhere.Id)])
        {
            var serves = await SeesAsync(reader, "480");
            // The list and the bytes follow the same rule.
            Assert.Equal(serves, (await db.Get<BrowseAttachments>().HandleAsync(reader, proposal.Slug)).Count == 1);
            if (serves) seen.Add(name);
        }

        return string.Join(' ', seen);
    }

    private async Task<bool> SeesAsync(Guid? reader, string part)
    {
        if (await db.Get<ReadAttachment>().HandleAsync(reader, proposal.Slug, id, part) is not { } answer) return false;
        await using var content = answer.Content;
        return content.Length > 0;
    }
}
