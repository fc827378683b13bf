using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Offers;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Demonstration;

/// <summary>Makes the offers of help from the file, between the publication of each proposal and now.</summary>
internal sealed class DemoOffers(CityProfile city, IReadOnlyList<Proposal> proposals, IReadOnlyList<Participant> residents, DateTimeOffset now)
{
    /// <exception cref="StartRefused">A line names an unknown proposal or person, or an offer breaks a rule.</exception>
    public IReadOnlyList<Offer> Make()
    {
        var (file, items, lines) = DemoFiles.Offers(city);
        return [.. items.Select((item, i) => Make(item, i, items.Count, fault => SeedFile.Broken(file, lines[i], fault)))];
    }

    private Offer Make(DemoFiles.OfferFile item, int index, int count, Func<string, StartRefused> broken)
    {
        var proposal = proposals.FirstOrDefault(p => p.Title == item.Proposal && p.IsPublic) ?? throw broken($"the published proposal \"{item.Proposal}\" is not known");
        var person = residents.FirstOrDefault(p => p.Email == DemoPeople.Email(item.Author)) ?? throw broken($"the person \"{item.Author}\" is not known");
        var checks = new FieldChecks();
        var named = item.Contact is not null;
        var text = new OfferInput(item.As, item.Organisation, item.Kind, item.Text, item.Amount, item.Contact, named, named).Check(city.Name, checks);
        if (!checks.Clean) throw broken($"the offer of {item.Author} breaks a rule in {checks.Faults[0].Field}");
        var at = proposal.PublishedAt!.Value + (now.AddMinutes(-5) - proposal.PublishedAt.Value) * (index + 1) / (count + 1);
        var offer = new Offer(proposal.Id, person.Id, text, at);
        if (item.Accepted) offer.Accept(at);
        return offer;
    }
}
