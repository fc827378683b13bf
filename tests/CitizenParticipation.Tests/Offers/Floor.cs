using CitizenParticipation.Accounts;
using CitizenParticipation.Offers;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Offers;

/// <summary>A published proposal, its author, and somebody who helps.</summary>
internal sealed record Floor(TestDb Db, Process Process, Proposal Proposal, Participant Author, Participant Helper)
{
    public const string Secret = "geheim@example.org";

    public static readonly OfferInput Hands = new(OfferAs.Resident, null, OfferKind.Hands, "Ich schraube die Bänke mit an.");

    public static async Task<Floor> CreateAsync()
    {
        var db = await TestDb.CreateAsync(votes: false);
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var author = await db.AddAsync(A.Participant().Called("Autorin"));
        var helper = await db.AddAsync(A.Participant().Called("Helfer"));
        return new Floor(db, process, await db.AddAsync(A.Proposal().In(process).By(author).Published()), author, helper);
    }

    public Task<Outcome<MakeOffer.Made>> OfferAsync(OfferInput input, Participant? by = null) => Db.Get<MakeOffer>().HandleAsync((by ?? Helper).Id, Proposal.Slug, input);

    public async Task<Guid> OfferedAsync(OfferInput input) => (await OfferAsync(input)).Value!.Id;

    public async Task<BrowseOffers.Answer> ReadAsync() => (await Db.Get<BrowseOffers>().HandleAsync(Proposal.Slug))!;

    /// <summary>What this person reads as contacts; null where they read none at all.</summary>
    public async Task<IReadOnlyList<string>?> ContactsForAsync(Participant? reader) => (await Db.Get<ReadContacts>().HandleAsync(reader?.Id, Proposal.Slug))?.Lines.Select(l => l.Contact).ToList();
}
