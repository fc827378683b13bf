using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Districts;
using CitizenParticipation.Ledger;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Demonstration;

/// <summary>Fills an empty database with the demonstration of the city profile. One transaction: a start that is killed leaves nothing half done.</summary>
public sealed class SeedDemonstration(IDbContextFactory<ParticipationDb> databases, AppendToLedger ledger, ReadDistricts districts, CityProfile city, CityClock cityClock, TimeProvider clock)
{
    /// <returns>False when the database already holds processes or people and nothing was done.</returns>
    public async Task<bool> HandleAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // Of two processes that start at once the second waits for the first and then finds that nothing is left to do.
        await using var transaction = await db.BeginStartAsync(stop);
        if (await db.Processes.AnyAsync(stop) || await db.Participants.AnyAsync(stop)) return false;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var now = clock.GetUtcNow();
        var tree = await districts.HandleAsync(stop);
        var people = new DemoPeople(tree, city, now);
        var residents = people.MakeResidents();
        var staff = people.MakeStaff();
        var processes = MakeProcesses(tree, now);
        var demonstration = new DemoProposals(city, tree, processes, now);
        var proposals = demonstration.Make(residents);
        var voices = people.MakeVoices(proposals.Select(p => p.Supports).DefaultIfEmpty().Max());

        db.AddRange(residents);
        db.AddRange(voices);
        db.AddRange(staff.Select(s => s.Person));
        db.AddRange(staff.Select(s => s.Grant));
        db.AddRange(processes);
        db.AddRange(proposals.Select(p => p.Proposal));
        await db.SaveChangesAsync(stop);
        for (var i = 0; i < proposals.Count; i++)
        {
            var (proposal, count) = proposals[i];
            if (count == 0) continue;
            var supports = demonstration.SupportsOf(proposal, count, voices, i).ToList();
            db.AddRange(supports);
            await db.SaveChangesAsync(stop);
            await ledger.HandleAsync(db, supports.Select(s => (s.ProposalId, s.ParticipantId, s.At)), stop);
            var id = proposal.Id;
            await db.Proposals.Where(p => p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Supports, count), stop);
        }

        IReadOnlyList<(Participant, IReadOnlyList<RoleGrant>)> everybody = [.. residents.Select(r => (r, (IReadOnlyList<RoleGrant>)[])), .. staff.Select(s => (s.Person, (IReadOnlyList<RoleGrant>)[s.Grant]))];
        await DiscussAsync(db, new DemoComments(city, tree, [.. proposals.Select(p => p.Proposal)], everybody, now), voices, stop);
        db.AddRange(new DemoOffers(city, [.. proposals.Select(p => p.Proposal)], residents, now).Make());
        var moderators = staff.Where(s => s.Grant.Role == Role.Moderator).Select(s => s.Person).ToList();
        db.AddRange(new DemoTranslations(city, moderators[0], moderators[1], now).Make([.. proposals.Select(p => p.Proposal)]));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private static async Task DiscussAsync(ParticipationDb db, DemoComments discussions, IReadOnlyList<Participant> voices, CancellationToken stop)
    {
        var comments = discussions.Make(voices.Count);
        db.AddRange(comments.Select(c => c.Comment));
        db.AddRange(comments.SelectMany((c, i) => DemoComments.MarksOf(c, voices, i)));
        await db.SaveChangesAsync(stop);
        foreach (var (comment, helpful) in comments.Where(c => c.Helpful > 0))
            await db.Comments.Where(c => c.Id == comment.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Helpful, helpful), stop);
    }

    private List<Process> MakeProcesses(DistrictTree tree, DateTimeOffset now)
    {
        var (file, items, lines) = DemoFiles.Processes(city);
        var made = new List<Process>();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Districts.FirstOrDefault(key => tree.Find(key) is null) is { } unknown) throw SeedFile.Broken(file, lines[i], $"the district \"{unknown}\" is not known");
            if (item.Phases.FirstOrDefault(p => p.EndDay <= p.StartDay) is { } reversed) throw SeedFile.Broken(file, lines[i], $"the phase {reversed.Kind} ends before it starts");
            var phases = item.Phases.Select(p => new Phase(p.Kind, Midnight(now, p.StartDay), Midnight(now, p.EndDay), p.ProposalsWelcome)).ToList();
            if (phases.Any(a => phases.Any(b => a != b && a.Overlaps(b)))) throw SeedFile.Broken(file, lines[i], $"the phases of \"{item.Slug}\" overlap");
            var process = new Process(item.Slug, phases.Count > 0 ? phases[0].StartsAt : now);
            process.Describe(item.Title, item.Summary, item.Description, item.Audience);
            process.WriteEasy(item.Easy ?? "", isChecked: false);
            process.Cover(item.Districts);
            process.Schedule(phases);
            made.Add(process);
        }

        return made;
    }

    private DateTimeOffset Midnight(DateTimeOffset now, int days) => cityClock.Instant(cityClock.Local(now).Date.AddDays(days));
}
