using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ModerationDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ReviewHours",
                table: "Processes",
                type: "integer",
                nullable: false,
                defaultValue: 72);

            migrationBuilder.CreateTable(
                name: "Claims",
                columns: table => new
                {
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    ModeratorId = table.Column<Guid>(type: "uuid", nullable: false),
                    GivenById = table.Column<Guid>(type: "uuid", nullable: true),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Claims", x => new { x.Kind, x.SubjectId, x.Part });
                    table.CheckConstraint("CK_Claims_Case", "\"Kind\" BETWEEN 1 AND 8 AND (\"Kind\" = 3) = (\"Part\" > 0)");
                    table.ForeignKey(
                        name: "FK_Claims_Participants_GivenById",
                        column: x => x.GivenById,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Claims_Participants_ModeratorId",
                        column: x => x.ModeratorId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HeldDeeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uuid", nullable: false),
                    DistrictKey = table.Column<string>(type: "text", maxLength: 20, nullable: false),
                    ModeratorId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Verdict = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Passage = table.Column<string>(type: "text", nullable: false),
                    Cause = table.Column<int>(type: "integer", nullable: true),
                    Hints = table.Column<int>(type: "integer", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: true),
                    MeaningChanged = table.Column<bool>(type: "boolean", nullable: false),
                    Newest = table.Column<Guid>(type: "uuid", nullable: true),
                    FailedAs = table.Column<string>(type: "text", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldDeeds", x => x.Id);
                    table.CheckConstraint("CK_HeldDeeds_Case", "\"Kind\" BETWEEN 1 AND 8 AND (\"Kind\" = 3) = (\"Part\" > 0)");
                    table.CheckConstraint("CK_HeldDeeds_Verdict", "\"Verdict\" BETWEEN 1 AND 12 AND \"Hints\" >= 0 AND \"DueAt\" >= \"At\"");
                    table.ForeignKey(
                        name: "FK_HeldDeeds_Participants_ModeratorId",
                        column: x => x.ModeratorId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HeldDeeds_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_EasyDrafts",
                table: "Proposals",
                column: "PublishedAt",
                filter: "\"EasyState\" = 1");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Processes_ReviewHours",
                table: "Processes",
                sql: "\"ReviewHours\" BETWEEN 1 AND 720");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_GivenById",
                table: "Claims",
                column: "GivenById");

            migrationBuilder.CreateIndex(
                name: "IX_Claims_ModeratorId",
                table: "Claims",
                column: "ModeratorId");

            migrationBuilder.CreateIndex(
                name: "IX_HeldDeeds_Case",
                table: "HeldDeeds",
                columns: new[] { "Kind", "SubjectId", "Part" },
                unique: true,
                filter: "\"FailedAs\" = ''");

            migrationBuilder.CreateIndex(
                name: "IX_HeldDeeds_DueAt",
                table: "HeldDeeds",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_HeldDeeds_ModeratorId",
                table: "HeldDeeds",
                column: "ModeratorId");

            migrationBuilder.CreateIndex(
                name: "IX_HeldDeeds_ProposalId",
                table: "HeldDeeds",
                column: "ProposalId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Claims");

            migrationBuilder.DropTable(
                name: "HeldDeeds");

            migrationBuilder.DropIndex(
                name: "IX_Proposals_EasyDrafts",
                table: "Proposals");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Processes_ReviewHours",
                table: "Processes");

            migrationBuilder.DropColumn(
                name: "ReviewHours",
                table: "Processes");
        }
    }
}
