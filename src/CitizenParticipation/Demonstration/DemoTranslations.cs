using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Proposals;
using CitizenParticipation.Translations;

namespace CitizenParticipation.Demonstration;

/// <summary>Translations by the first of the demonstration's moderators, and found right by the second where the file says so.</summary>
internal sealed class DemoTranslations(CityProfile city, Participant writer, Participant checker, DateTimeOffset now)
{
    /// <param name="proposals">In the order of the file.</param>
    /// <exception cref="StartRefused">A line translates what is not published, or into an unknown language.</exception>
    public IReadOnlyList<Translation> Make(IReadOnlyList<Proposal> proposals)
    {
        var (file, items, lines) = DemoFiles.Proposals(city);
        var made = new List<Translation>();
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var item in items[i].Translations ?? [])
            {
                if (!Translation.Languages.Contains(item.Language)) throw SeedFile.Broken(file, lines[i], $"the language \"{item.Language}\" is not known");
                if (proposals[i].State != ProposalState.Published) throw SeedFile.Broken(file, lines[i], "only a published proposal is translated");
                var version = proposals[i].Versions.Where(v => v.State == VersionState.Published).Max(v => v.Number);
                var translation = new Translation(proposals[i].Id, item.Language, now);
                translation.Write(item.Title.Trim(), item.Text.Trim(), writer.Id, version, now.AddDays(-2));
                if (item.Checked) translation.Check(checker.Id, version, now.AddDays(-1));
                made.Add(translation);
            }
        }

        return made;
    }
}
