using System.Globalization;
using CitizenParticipation.Proposals;

namespace CitizenParticipation.Web.Proposals;

/// <summary>What the form of a proposal holds, for a new one and for a revision.</summary>
public sealed class ProposalFormModel
{
    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? District { get; set; }

    public string? Category { get; set; }

    public string? Why { get; set; }

    public string? ForWhom { get; set; }

    /// <summary>In easy language.</summary>
    public string? Easy { get; set; }

    public string? Difference { get; set; }

    /// <summary>What an author says about a change of a published text.</summary>
    public string? Note { get; set; }

    /// <summary>Anything at all when the box is ticked.</summary>
    public string? Meaning { get; set; }

    public bool ChangesMeaning => !string.IsNullOrEmpty(Meaning);

    public string? PlaceWords { get; set; }

    public string? Longitude { get; set; }

    public string? Latitude { get; set; }

    /// <summary>The answer to the question about a pin outside the chosen district: "take:" or "keep:", and where the pin lies.</summary>
    public string? PlaceAnswer { get; set; }

    /// <summary>Slug of the process it is written for.</summary>
    public string? Process { get; set; }

    /// <summary>Slug of the draft this form goes on with; empty before it was kept for the first time.</summary>
    public string? Draft { get; set; }

    /// <summary>What the form has read or kept last.</summary>
    public string? Revision { get; set; }

    /// <summary>Tells two open windows of one draft apart.</summary>
    public Guid Window { get; set; } = Guid.NewGuid();

    /// <summary>Given when the form is opened; sent twice, it makes one proposal.</summary>
    public Guid Once { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Action { get; set; }

    public bool WantsPreview => Action == "preview";

    public bool WantsToKeep => Action == "keep";

    public ProposalInput ToInput() => new(Title, Text, District, Category, Why, ForWhom, Easy, Difference, PlaceAnswers.Read(this));

    public KeepDraft.Input ToDraft() =>
        new(Draft, Process, ToInput(), Window, int.TryParse(Revision, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0, Once);

    /// <summary>The fields as the script of the form sends them; what is missing is empty.</summary>
    public static ProposalFormModel Of(IFormCollection form)
    {
        string? Field(string name) => form["Form." + name];
        Guid Key(string name) => Guid.TryParse(Field(name), CultureInfo.InvariantCulture, out var key) ? key : Guid.Empty;
        return new()
        {
            Title = Field(nameof(Title)), Text = Field(nameof(Text)), Why = Field(nameof(Why)), ForWhom = Field(nameof(ForWhom)), Easy = Field(nameof(Easy)), Difference = Field(nameof(Difference)),
            PlaceWords = Field(nameof(PlaceWords)), Longitude = Field(nameof(Longitude)), Latitude = Field(nameof(Latitude)), District = Field(nameof(District)), Category = Field(nameof(Category)), Process = Field(nameof(Process)), Draft = Field(nameof(Draft)), Revision = Field(nameof(Revision)), Window = Key(nameof(Window)), Once = Key(nameof(Once)),
        };
    }

    public static ProposalFormModel Of(ReadChange.Answer change) => new ProposalFormModel
    {
        Title = change.Text.Title, Text = change.Text.Text, Why = change.Text.Why, ForWhom = change.Text.ForWhom, Difference = change.Text.Difference, District = change.Text.District,
        Category = change.Text.Category, Easy = change.EasyText, Note = change.Note, Meaning = change.ChangesMeaning ? "yes" : null,
    }.At(change.Text.Place);

    public static ProposalFormModel Of(ReadDraft.Answer draft) => new ProposalFormModel()
    {
        Title = draft.Title, Text = draft.Text, Why = draft.Why, ForWhom = draft.ForWhom, Easy = draft.Easy, Difference = draft.Difference, District = draft.District,
        Category = draft.Category, Draft = draft.Slug, Revision = draft.Revision.ToString(CultureInfo.InvariantCulture),
    }.At(draft.Place);

    /// <summary>Fills in the place; coordinates as people write them here.</summary>
    public ProposalFormModel At(ProposalPlace place)
    {
        (PlaceWords, Longitude, Latitude) = (place.Words, PlaceAnswers.Written(place.Longitude), PlaceAnswers.Written(place.Latitude));
        return this;
    }
}
