using System.Text;
using CitizenParticipation.Accounts;
using CitizenParticipation.Attachments;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Demonstration;
using CitizenParticipation.Merging;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Notifications;
using CitizenParticipation.Offers;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace CitizenParticipation.Web.Tests.Moderation;

/// <summary>Contributions that carry one word in everything that people have typed, everything that refers to them, and whoever reads it.</summary>
internal sealed class MarkedPlace(TestApp app) : IDisposable
{
    public const string Word = "Quarzlibelle";

    /// <summary>Finds the marked proposals and is not the word that is looked for.</summary>
    public const string Search = "Zwergtaucherweiher";

    public const string District = "GE-S01";

    private const string Pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj trailer<</Root 1 0 R>>";

    private readonly Dictionary<string, Visitor> visitors = [];

    private readonly Dictionary<string, Guid> people = [];

    public Guid Moderator { get; private set; }

    public Visitor Stranger { get; } = app.Visit();

    /// <summary>Another connection; it never reads what the first one was sent.</summary>
    public Visitor Passer { get; } = app.Visit();

    public static ProposalText Text(string title, string word) =>
        new(title, $"Am {Search} fehlt eine Brutinsel aus Schilf für die Vögel. {word}", $"Weil {word} dort lebt.", $"Für alle, die {word} mögen.", $"Anders ist nur {word}.", District, "green")
        {
            Place = new ProposalPlace(null, null, "Am Steg " + word),
        };

    public async Task OpenAsync()
    {
        await using var db = await OpenDbAsync();
        foreach (var person in await db.Participants.Where(p => p.Email!.EndsWith("@demo.example")).Select(p => new { p.Id, p.Email }).ToListAsync()) people[person.Email!.Split('@')[0]] = person.Id;
        Moderator = Id("moderator-1");
    }

    public Guid Id(string name) => people[name];

    public async Task<Visitor> AsAsync(string name) => visitors.TryGetValue(name, out var known) ? known : visitors[name] = await app.SignInAsync(name);

    /// <summary>Published, with an earlier text, a change that waits, pictures and files, and the word in all of them.</summary>
    public async Task<Proposal> ProposalAsync(string author, string title = Word + " am " + Search, string word = Word, string process = "stadtteil-ideen", bool files = true)
    {
        var proposal = await AddAsync(author, title, word, process);
        if (files)
        {
            foreach (var (name, content) in ((string, byte[])[])[("Bild.png", Picture()), ($"Plan {word}.pdf", Encoding.Latin1.GetBytes(Pdf))])
                Must(await app.Get<AddAttachment>().HandleAsync(Id(author), proposal.Slug, new(name, "Ein Bild von " + word, new MemoryStream(content), content.Length)));
        }

        Must(await app.Get<DecideProposal>().HandleAsync(Moderator, proposal.Slug, new(DecideProposal.Verdict.Publish)));
        await using var db = await OpenDbAsync();
        var known = await db.Proposals.Whole.SingleAsync(p => p.Id == proposal.Id);
        var text = Text(title, word);
        known.Change(text with { Text = text.Text + " Neu." }, $"Wir wollen {word}.", new ChangeNote($"Mehr über {word}.", false), Id(author), DateTimeOffset.UtcNow);
        known.PublishChange(false, DateTimeOffset.UtcNow);
        known.WriteEasy($"Wir wollen {word}.", isChecked: true);
        if (files) known.Change(text with { Text = text.Text + " Noch neuer." }, $"Wir wollen {word}.", new ChangeNote($"Noch mehr über {word}.", false), Id(author), DateTimeOffset.UtcNow);
        await db.SaveChangesAsync();
        return known;
    }

    public async Task<Guid> SayAsync(string who, Proposal where, CommentKind kind, string text, Guid? replyTo = null) =>
        Must(await app.Get<AddComment>().HandleAsync(Id(who), where.Slug, new(kind, text, replyTo))).Id;

    public async Task<Guid> OfferAsync(string who, Proposal where, string organisation, string text) =>
        Must(await app.Get<MakeOffer>().HandleAsync(Id(who), where.Slug, new OfferInput(OfferAs.Club, organisation, OfferKind.Hands, text))).Id;

    public async Task FollowAsync(string who, Proposal what) => Must(await app.Get<FollowTopic>().HandleAsync(Id(who), new(TopicKind.Proposal, what.Slug, true)));

    public async Task SupportAsync(string who, Proposal what) => Must(await app.Get<SupportProposal>().HandleAsync(Id(who), what.Slug));

    public Task GatherAsync() => app.Get<GatherNotices>().HandleAsync();

    public async Task<string> InviteAsync(string author, Proposal to) => Must(await app.Get<InviteCoAuthor>().HandleAsync(Id(author), to.Slug)).Code;

    public async Task<Guid> AskMergeAsync(Proposal source, Proposal target) =>
        Must(await app.Get<ProposeMerge>().HandleAsync(Moderator, source.Slug, new(target.Slug, "Beide Vorschläge wollen dasselbe."))).Id;

    public async Task MergeAsync(Proposal source, Proposal target, params string[] authors)
    {
        var id = await AskMergeAsync(source, target);
        foreach (var author in authors) Must(await app.Get<AnswerRegrouping>().HandleAsync(Id(author), id, new(true)));
    }

    public async Task<Proposal> AgainAsync(Proposal proposal)
    {
        await using var db = await OpenDbAsync();
        return await db.Proposals.AsNoTracking().SingleAsync(p => p.Id == proposal.Id);
    }

    public async Task DecideAsync(Proposal proposal, DecideProposal.Verdict verdict) =>
        Assert.Null(await SecondModerator.DecideAsync(
            app.Get<DecideProposal>(), app.Get<AgreeToDecision>(), Moderator, Id("moderator-2"), proposal.Slug, new(verdict, verdict == DecideProposal.Verdict.Hide ? "PersonalData" : null, "So steht es in den Regeln.")));

    /// <summary>As many people as it takes.</summary>
    public async Task AgreeAsync(HideContribution.Done done)
    {
        if (done.AwaitsSecond) Must(await app.Get<AgreeToDecision>().HandleAsync(Id("moderator-2"), done.Decision, new(true)));
    }

    /// <summary>What holds no words, with the answer that each of these parts gives.</summary>
    public async Task<IReadOnlyList<string>> PartsAsync(Proposal proposal)
    {
        await using var db = await OpenDbAsync();
        var files = await db.Attachments.AsNoTracking().Where(a => a.ProposalId == proposal.Id).ToListAsync();
        return [$"/proposals/{proposal.Slug}/card.png", $"/proposals/{proposal.Slug}/qr.svg", .. files.SelectMany(f => f.Parts.Select(part => $"/proposals/{proposal.Slug}/files/{f.Id:D}/{part}"))];
    }

    public void Dispose()
    {
        foreach (var visitor in visitors.Values.Append(Stranger).Append(Passer)) visitor.Dispose();
    }

    public static T Must<T>(Outcome<T> outcome)
    {
        Assert.Empty(outcome.Faults);
        return outcome.Value!;
    }

    private async Task<Proposal> AddAsync(string author, string title, string word, string process)
    {
        await using var db = await OpenDbAsync();
        var within = await db.Processes.SingleAsync(p => p.Slug == process);
        var text = Text(title, word);
        var proposal = new Proposal(within.Id, Id(author), text.Title, text.Text, text.District, text.Category, DateTimeOffset.UtcNow);
        db.Add(proposal);
        await db.SaveChangesAsync();
        return proposal;
    }

    private Task<ParticipationDb> OpenDbAsync() => app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();

    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(1000, 500);
        bitmap.Erase(SKColors.SteelBlue);
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return encoded.ToArray();
    }
}
