using CitizenParticipation.Accounts;
using CitizenParticipation.Attachments;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Attachments;

public sealed class AddAttachmentTests : IAsyncLifetime
{
    private const string Words = "Die leere Ecke am Markt.";

    private TestDb db = null!;
    private Process process = null!;
    private Participant author = null!;
    private Proposal proposal = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InSupportPhase());
        author = await db.AddAsync(A.Participant());
        proposal = await db.AddAsync(A.Proposal().In(process).By(author));
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_picture_is_kept_described_in_other_words_and_removed()
    {
        var added = (await AddAsync(Pictures.Of(1000, 500), "C:\\Fotos\\Markt.png")).Value!;
        var item = Assert.Single(await BrowseAsync());
        Assert.Equal((added.Id, AttachmentKind.Image, 1, "Markt.png", Words), (item.Id, item.Kind, item.Position, item.Name, item.Alternative));
        Assert.Equal((1000, 500), (item.Width, item.Height));
        Assert.Equal([480, 960, 1920], item.Sizes);
        Assert.Equal(3, Stored().Count);
        Assert.DoesNotContain(Stored(), f => f.Name.Contains("Markt", StringComparison.OrdinalIgnoreCase));

        Assert.True((await db.Get<DescribeAttachment>().HandleAsync(author.Id, proposal.Slug, added.Id, "  Der Markt von oben. ")).Succeeded);
        Assert.Equal("Der Markt von oben.", Assert.Single(await BrowseAsync()).Alternative);

        Assert.True((await db.Get<RemoveAttachment>().HandleAsync(author.Id, proposal.Slug, added.Id)).Succeeded);
        Assert.Empty(await BrowseAsync());
        Assert.Empty(Stored());
        Assert.Equal(["attachment.added", "attachment.described", "attachment.removed"], (await db.TrailAsync()).Select(e => e.Action));
    }

    [Fact]
    public async Task It_makes_a_waiting_proposal_be_read_again_and_leaves_a_draft_to_its_open_form()
    {
        Assert.True((await AddAsync(Documents.Of(), "Plan.pdf", "")).Succeeded);
        Assert.Equal(proposal.Revision + 1, await RevisionAsync());
        await db.SqlAsync("UPDATE \"Proposals\" SET \"State\" = 0");
        Assert.True((await AddAsync(Documents.Of(), "Plan 2.pdf", "")).Succeeded);
        Assert.Equal(proposal.Revision + 1, await RevisionAsync());
    }

    private async Task<int> RevisionAsync()
    {
        await using var open = db.Open();
        return await open.Proposals.Where(p => p.Id == proposal.Id).Select(p => p.Revision).SingleAsync();
    }

    [Fact]
    public async Task A_document_needs_no_description()
    {
        Assert.True((await AddAsync(Documents.Of(), "Plan.pdf", "")).Succeeded);
        var item = Assert.Single(await BrowseAsync());
        Assert.Equal((AttachmentKind.Document, "Plan.pdf"), (item.Kind, item.Name));
    }

    [Fact]
    public async Task A_picture_needs_one_and_nothing_is_kept_without()
    {
        Assert.Equal(new Fault(Refusal.Required, "Alternative"), Assert.Single((await AddAsync(Pictures.Of(10, 10), alternative: " ")).Faults));
        Assert.Equal(new Fault(Refusal.TooLong, "Alternative", "200"), Assert.Single((await AddAsync(Pictures.Of(10, 10), alternative: new string('a', 201))).Faults));
        Assert.Empty(Stored());
        var added = (await AddAsync(Pictures.Of(10, 10))).Value!;
        Assert.Equal(Refusal.Required, (await db.Get<DescribeAttachment>().HandleAsync(author.Id, proposal.Slug, added.Id, "")).Refusal);
    }

    [Fact]
    public async Task Nobody_else_adds_describes_or_removes()
    {
        var id = (await AddAsync(Pictures.Of(10, 10))).Value!.Id;
        var moderator = await db.AddAsync(A.Participant().Moderator());
        foreach (var (person, refusal) in ((Guid?, Refusal)[])[(null, Refusal.SignInRequired), (Guid.NewGuid(), Refusal.SignInRequired), (moderator.Id, Refusal.NotFound)])
        {
            Assert.Equal(refusal, (await AddAsAsync(person, Pictures.Of(10, 10))).Refusal);
            Assert.Equal(refusal, (await db.Get<DescribeAttachment>().HandleAsync(person, proposal.Slug, id, "Anders")).Refusal);
            Assert.Equal(refusal, (await db.Get<RemoveAttachment>().HandleAsync(person, proposal.Slug, id)).Refusal);
        }

        Assert.Equal(Words, Assert.Single(await BrowseAsync()).Alternative);
        Assert.Equal(Refusal.NotFound, (await db.Get<RemoveAttachment>().HandleAsync(author.Id, proposal.Slug, Guid.NewGuid())).Refusal);
        var other = await db.AddAsync(A.Proposal().In(process).By(author));
        Assert.Equal(Refusal.NotFound, (await db.Get<RemoveAttachment>().HandleAsync(author.Id, other.Slug, id)).Refusal);
    }

    [Fact]
    public async Task Who_writes_along_adds_describes_and_removes_and_who_has_only_asked_does_not()
    {
        var friend = await db.AddAsync(A.Participant());
        await db.Get<AcceptInvitation>().HandleAsync(friend.Id, (await db.Get<InviteCoAuthor>().HandleAsync(author.Id, proposal.Slug)).Value!.Code);
        var id = (await AddAsAsync(friend.Id, Pictures.Of(10, 10))).Value!.Id;
        Assert.Equal(id, Assert.Single(await BrowseAsync()).Id);
        Assert.True((await db.Get<DescribeAttachment>().HandleAsync(friend.Id, proposal.Slug, id, "Der Markt von oben.")).Succeeded);

        await db.SqlAsync("UPDATE \"CoAuthors\" SET \"State\" = 0");
        Assert.Equal(Refusal.NotFound, (await AddAsAsync(friend.Id, Pictures.Of(10, 10))).Refusal);
        Assert.Equal(Refusal.NotFound, (await db.Get<DescribeAttachment>().HandleAsync(friend.Id, proposal.Slug, id, "Anders")).Refusal);
        Assert.Equal(Refusal.NotFound, (await db.Get<RemoveAttachment>().HandleAsync(friend.Id, proposal.Slug, id)).Refusal);

        await db.SqlAsync("UPDATE \"CoAuthors\" SET \"State\" = 1");
        Assert.True((await db.Get<RemoveAttachment>().HandleAsync(friend.Id, proposal.Slug, id)).Succeeded);
        Assert.Empty(Stored());
    }

    [Fact]
    public async Task After_publication_nothing_changes_any_more()
    {
        var published = await db.AddAsync(A.Proposal().In(process).By(author).Published());
        Assert.Equal(Refusal.NotInThisState, (await AddAsync(Pictures.Of(10, 10), slug: published.Slug)).Refusal);
        Assert.Empty(Stored());
    }

    [Fact]
    public async Task A_decision_over_an_older_look_is_refused()
    {
        await AddAsync(Pictures.Of(10, 10));
        await using var open = db.Open();
        Assert.Equal(proposal.Revision + 1, await open.Proposals.Where(p => p.Id == proposal.Id).Select(p => p.Revision).SingleAsync());
    }

    [Fact]
    public async Task Many_pictures_at_once_become_exactly_five()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => AddAsync(Pictures.Of(20 + i, 20)))));
        Assert.Equal(5, outcomes.Count(o => o.Succeeded));
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Contains(o.Refusal!.Value, (Refusal[])[Refusal.TooManyImages, Refusal.TryAgain]));
        Assert.Equal([1, 2, 3, 4, 5], (await BrowseAsync()).Select(i => i.Position));
        Assert.Equal(5, Stored().Count);
    }

    [Fact]
    public async Task Many_documents_at_once_become_exactly_two()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => AddAsync(Documents.Of()))));
        Assert.Equal(2, outcomes.Count(o => o.Succeeded));
        Assert.Equal([1, 2], (await BrowseAsync()).Select(i => i.Position));
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(1, 0)]
    [InlineData(2, 3)]
    [InlineData(3, 1)]
    public async Task The_database_itself_keeps_out_what_is_too_much(int kind, int position)
    {
        await AddAsync(Pictures.Of(10, 10));
        await Assert.ThrowsAnyAsync<Exception>(() => db.SqlAsync($"UPDATE \"Attachments\" SET \"Kind\" = {kind}, \"Position\" = {position}"));
        await Assert.ThrowsAnyAsync<Exception>(() => db.SqlAsync("UPDATE \"Attachments\" SET \"Alternative\" = ''"));
    }

    [Fact]
    public async Task The_database_itself_keeps_two_out_of_one_place()
    {
        await AddAsync(Pictures.Of(10, 10));
        await AddAsync(Pictures.Of(10, 10));
        await Assert.ThrowsAnyAsync<Exception>(() => db.SqlAsync("UPDATE \"Attachments\" SET \"Position\" = 4"));
    }

    [Fact]
    public async Task A_place_that_was_left_is_taken_again()
    {
        var first = (await AddAsync(Pictures.Of(10, 10))).Value!;
        await AddAsync(Pictures.Of(10, 10));
        await db.Get<RemoveAttachment>().HandleAsync(author.Id, proposal.Slug, first.Id);
        Assert.Equal(1, (await AddAsync(Pictures.Of(10, 10))).Value!.Position);
    }

    [Fact]
    public async Task The_thirty_first_try_of_an_hour_is_one_too_many()
    {
        for (var i = 0; i < AttachmentLimits.MostUploadsAnHour; i++) Assert.Equal(Refusal.FileUnknown, (await AddAsync([1, 2, 3])).Refusal);
        Assert.Equal(Refusal.SlowDown, (await AddAsync(Pictures.Of(10, 10))).Refusal);
        db.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await AddAsync(Pictures.Of(10, 10))).Succeeded);
    }

    [Fact]
    public async Task When_the_platform_is_full_nothing_more_is_taken()
    {
        await using var small = db.Beside(services => Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<AttachmentOptions>(services, o => o.MostBytes = 50));
        Assert.Equal(Refusal.StorageFull, (await AddAsync(Pictures.Of(600, 600), at: small)).Refusal);
        Assert.Empty(small.Get<IFileStore>().OlderThan(DateTimeOffset.MaxValue));
    }

    private Task<Outcome<AddAttachment.Added>> AddAsync(byte[] file, string name = "Foto.png", string alternative = Words, string? slug = null, TestDb? at = null) =>
        AddAsAsync(author.Id, file, name, alternative, slug, at);

    private async Task<Outcome<AddAttachment.Added>> AddAsAsync(Guid? person, byte[] file, string name = "Foto.png", string alternative = Words, string? slug = null, TestDb? at = null)
    {
        await using var content = new MemoryStream(file);
        return await (at ?? db).Get<AddAttachment>().HandleAsync(person, slug ?? proposal.Slug, new(name, alternative, content, file.Length));
    }

    private Task<IReadOnlyList<BrowseAttachments.Item>> BrowseAsync() => db.Get<BrowseAttachments>().HandleAsync(author.Id, proposal.Slug);

    private List<StoredFile> Stored() => [.. db.Get<IFileStore>().OlderThan(DateTimeOffset.MaxValue)];
}
