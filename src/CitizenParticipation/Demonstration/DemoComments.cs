using CitizenParticipation.Accounts;
using CitizenParticipation.City;
using CitizenParticipation.Comments;
using CitizenParticipation.Districts;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Demonstration;

/// <summary>Makes the discussions from the file, between the publication of each proposal and now.</summary>
internal sealed class DemoComments(CityProfile city, DistrictTree districts, IReadOnlyList<Proposal> proposals, IReadOnlyList<(Participant Person, IReadOnlyList<RoleGrant> Grants)> people, DateTimeOffset now)
{
    /// <param name="Helpful">How many voices find it helpful.</param>
    public sealed record Made(Comment Comment, int Helpful);

    /// <exception cref="StartRefused">A line names an unknown proposal or person, or a comment breaks a rule.</exception>
    public IReadOnlyList<Made> Make(int voices)
    {
        var (file, items, lines) = DemoFiles.Comments(city);
        var made = new List<Made>();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            StartRefused Broken(string fault) => SeedFile.Broken(file, lines[i], fault);

            var proposal = proposals.FirstOrDefault(p => p.Title == item.Proposal && p.IsPublic) ?? throw Broken($"the published proposal \"{item.Proposal}\" is not known");
            if (item.Kind == CommentKind.None) throw Broken("a comment needs a kind: For, Against, Question or Addition");
            if (item.Helpful < 0 || item.Helpful > voices) throw Broken($"helpful must lie between 0 and {voices}, the number of demonstration voices");
            // Each comment takes its part of the time since publication, and its replies divide that part among them.
            var part = (now.AddMinutes(-5) - proposal.PublishedAt!.Value) / items.Count;
            var at = proposal.PublishedAt.Value + part * i;
            var comment = Make(item.Author, item.Official, item.Text, item.Kind, proposal, null, at, Broken);
            made.Add(new Made(comment, item.Helpful));
            var replies = item.Replies ?? [];
            made.AddRange(replies.Select((reply, n) => new Made(
                Make(reply.Author, reply.Official, reply.Text, CommentKind.None, proposal, comment, at + part * (n + 1) / (replies.Count + 1), Broken), 0)));
        }

        return made;
    }

    /// <summary>Which voices find it helpful: a stretch of all that starts somewhere else for each comment.</summary>
    public static IEnumerable<HelpfulMark> MarksOf(Made made, IReadOnlyList<Participant> voices, int index) =>
        Enumerable.Range(0, made.Helpful).Select(i => new HelpfulMark(made.Comment.Id, voices[(index * 41 + i) % voices.Count].Id));

    private Comment Make(string author, bool official, string text, CommentKind kind, Proposal proposal, Comment? parent, DateTimeOffset at, Func<string, StartRefused> broken)
    {
        var person = author == "author" ? people.FirstOrDefault(p => p.Person.Id == proposal.AuthorId) : people.FirstOrDefault(p => p.Person.Email == DemoPeople.Email(author));
        if (person.Person is null) throw broken($"the person \"{author}\" is not known");
        var checks = new FieldChecks();
        var words = checks.Text("text", text, CommentLimits.ShortestText, CommentLimits.LongestText);
        if (!checks.Clean) throw broken($"the text of {author} is too short, too long or holds signs that are refused");
        var rights = new Rights(person.Person, person.Grants, districts);
        return new Comment(proposal.Id, parent, person.Person.Id, kind, words, Voices.Of(rights, proposal, districts, official), at);
    }
}
