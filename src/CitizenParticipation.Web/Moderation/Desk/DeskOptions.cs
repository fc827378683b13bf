using System.ComponentModel.DataAnnotations;
using CitizenParticipation.Moderation.Desk;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>Settings of the moderation desk, below <c>Moderation</c>.</summary>
public sealed class DeskOptions
{
    /// <summary>How long a decision can be taken back before it is carried out; 0 carries it out at once.</summary>
    [Range(0, 300)]
    public int UndoSeconds { get; set; } = (int)DeskTimes.Usual.Undo.TotalSeconds;

    public DeskTimes Times => new(TimeSpan.FromSeconds(UndoSeconds));
}
