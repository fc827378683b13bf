using CitizenParticipation.Attachments;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Attachments;

public sealed class SweepFilesTests : IAsyncLifetime
{
    private TestDb db = null!;
    private string folder = "";

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        folder = db.Get<StorageFolder>().For("files");
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task What_a_crash_has_left_goes_after_a_day_and_what_has_a_row_stays()
    {
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var author = await db.AddAsync(A.Participant());
        var proposal = await db.AddAsync(A.Proposal().In(process).By(author));
        await using var content = new MemoryStream(Pictures.Of(600, 300));
        Assert.True((await db.Get<AddAttachment>().HandleAsync(author.Id, proposal.Slug, new("Foto.png", "Der Markt.", content, content.Length))).Succeeded);
        var kept = Paths().Count;

        // Killed after the file and before the row, and in the middle of a file.
        var orphan = new StoredFile(StoredFile.NewName(), "480");
        await db.Get<IFileStore>().SaveAsync(orphan, [1, 2, 3]);
        var half = Path.Combine(folder, "ab", "cd", "abcd" + new string('0', 28) + "-960.part");
        Directory.CreateDirectory(Path.GetDirectoryName(half)!);
        await File.WriteAllBytesAsync(half, [1], TestContext.Current.CancellationToken);
        var foreign = Path.Combine(folder, "readme.txt");
        await File.WriteAllTextAsync(foreign, "Hier liegen Bilder.", TestContext.Current.CancellationToken);

        Age(TimeSpan.FromHours(23));
        Assert.Equal(0, await db.Get<SweepFiles>().HandleAsync());
        Age(TimeSpan.FromHours(25));
        Assert.Equal(2, await db.Get<SweepFiles>().HandleAsync());
        Assert.Equal(kept + 1, Paths().Count);
        Assert.True(File.Exists(foreign));
        Assert.Equal(0, await db.Get<SweepFiles>().HandleAsync());
    }

    [Fact]
    public async Task What_belongs_to_a_withdrawn_proposal_goes_at_once_and_nothing_else()
    {
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var author = await db.AddAsync(A.Participant());
        var (withdrawn, kept) = (await db.AddAsync(A.Proposal().In(process).By(author)), await db.AddAsync(A.Proposal().In(process).By(author)));
        foreach (var slug in (string[])[withdrawn.Slug, kept.Slug])
        {
            await using var content = new MemoryStream(Pictures.Of(600, 300));
            Assert.True((await db.Get<AddAttachment>().HandleAsync(author.Id, slug, new("Foto.png", "Der Markt.", content, content.Length))).Succeeded);
        }

        var files = Paths().Count / 2;
        Assert.True((await db.Get<WithdrawProposal>().HandleAsync(author.Id, withdrawn.Slug, "Hat sich erledigt.")).Succeeded);
        Assert.Equal(files, await db.Get<SweepFiles>().HandleAsync());
        Assert.Equal(0, await db.Get<SweepFiles>().HandleAsync());
        Assert.Equal(files, Paths().Count);
        await using var open = db.Open();
        Assert.Equal(kept.Id, Assert.Single(open.Attachments).ProposalId);
    }

    [Fact]
    public async Task An_empty_platform_has_nothing_to_sweep() => Assert.Equal(0, await db.Get<SweepFiles>().HandleAsync());

    [Fact]
    public async Task Names_are_ours_and_no_way_leads_out_of_the_folder()
    {
        var files = db.Get<IFileStore>();
        foreach (var (name, part) in ((string, string)[])[("../../../../../../etc/passwd00000", "480"), (StoredFile.NewName(), "../x"), ("", "480"), (StoredFile.NewName(), "")])
            await Assert.ThrowsAsync<ArgumentException>(() => files.SaveAsync(new(name, part), [1]));
        var own = new StoredFile(StoredFile.NewName(), "document");
        await files.SaveAsync(own, [7]);
        Assert.Equal(Path.Combine(folder, own.Name[..2], own.Name[2..4], own.Name + "-document"), Assert.Single(Paths()));
        // What is written stays as it was written.
        await Assert.ThrowsAsync<IOException>(() => files.SaveAsync(own, [8]));
        await using (var content = files.Open(own)!) Assert.Equal(7, content.ReadByte());
        files.Remove(own);
        files.Remove(own);
        Assert.Null(files.Open(own));
    }

    private List<string> Paths() => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)] : [];

    private void Age(TimeSpan age)
    {
        foreach (var path in Paths()) File.SetLastWriteTimeUtc(path, (db.Clock.GetUtcNow() - age).UtcDateTime);
    }
}
