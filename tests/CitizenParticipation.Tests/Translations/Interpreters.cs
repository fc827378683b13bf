using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Tests.Moderation.Desk;
using CitizenParticipation.Translations;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Translations;

/// <summary>A public proposal and two moderators, one of whom writes in Turkish.</summary>
internal sealed class Interpreters(Bench bench, Proposal proposal) : IAsyncDisposable
{
    public const string Title = "Pazar yerine daha fazla bank";
    public const string Text = "Pazar yerinde oturacak yer az. Daha fazla bank istiyoruz.";

    public Bench Bench => bench;

    public TestDb Db => bench.Db;

    public Proposal Proposal => proposal;

    public static async Task<Interpreters> OpenAsync()
    {
        var bench = await Bench.OpenAsync();
        return new Interpreters(bench, await bench.Floor.ProposalAsync(A.Proposal().Titled("Mehr Bänke am Markt").Published()));
    }

    public Task<Outcome<WriteTranslation.Written>> WriteAsync(Participant? who, string? language = "tr", string? title = Title, string? text = Text, int? revision = null) =>
        Db.Get<WriteTranslation>().HandleAsync(who?.Id, proposal.Slug, new(language, title, text, revision));

    public async Task<Outcome<CheckTranslation.Checked>> CheckAsync(Participant? who, int? stamp = null) =>
        await Db.Get<CheckTranslation>().HandleAsync(who?.Id, (await RowAsync()).Id, new(stamp));

    /// <summary>Written by one and found right by the other.</summary>
    public async Task PublishAsync()
    {
        Assert.Empty((await WriteAsync(bench.Mona)).Faults);
        Assert.Empty((await CheckAsync(bench.Mike)).Faults);
    }

    public async Task<Translation> RowAsync(string language = "tr")
    {
        await using var db = Db.Open();
        return await db.Translations.AsNoTracking().SingleAsync(t => t.Language == language);
    }

    public async Task<int> RowsAsync()
    {
        await using var db = Db.Open();
        return await db.Translations.CountAsync();
    }

    public Task<ReadTranslations.Answer> ReadAsync(string language = "tr") => Db.Get<ReadTranslations>().HandleAsync(proposal.Id, language);

    /// <summary>The author changes the text, and a moderator publishes it.</summary>
    public async Task ChangeOriginalAsync()
    {
        await bench.ChangeAsync(proposal);
        Assert.Empty(await bench.DirectlyAsync(bench.Mara, new(CaseKind.Change, proposal.Id), new(DeedVerdict.Publish)));
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
