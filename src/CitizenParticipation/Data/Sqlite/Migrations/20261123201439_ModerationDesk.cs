using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ModerationDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand: for a check EF would build the table anew.
            migrationBuilder.Sql("ALTER TABLE \"Processes\" ADD COLUMN \"ReviewHours\" INTEGER NOT NULL DEFAULT 72 CONSTRAINT \"CK_Processes_ReviewHours\" CHECK (\"ReviewHours\" BETWEEN 1 AND 720)");

            migrationBuilder.CreateTable(
                name: "Claims",
                columns: table => new
                {
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    ModeratorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GivenById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProcessId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DistrictKey = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ModeratorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Passage = table.Column<string>(type: "TEXT", nullable: false),
                    Cause = table.Column<int>(type: "INTEGER", nullable: true),
                    Hints = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: true),
                    MeaningChanged = table.Column<bool>(type: "INTEGER", nullable: false),
                    Newest = table.Column<Guid>(type: "TEXT", nullable: true),
                    FailedAs = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
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

            migrationBuilder.Sql("ALTER TABLE \"Processes\" DROP COLUMN \"ReviewHours\"");
        }
    }
}
