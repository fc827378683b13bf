using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CitizenParticipation.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Translations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Translations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 12000, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    WriterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CheckerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CheckedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OfVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Translations", x => x.Id);
                    table.CheckConstraint("CK_Translations_FourEyes", "\"CheckerId\" IS NULL OR \"CheckerId\" <> \"WriterId\"");
                    table.CheckConstraint("CK_Translations_State", "\"State\" BETWEEN 1 AND 2 AND (\"State\" = 2) = (\"CheckerId\" IS NOT NULL) AND (\"CheckerId\" IS NULL) = (\"CheckedAt\" IS NULL)");
                    table.CheckConstraint("CK_Translations_Text", "\"Title\" <> '' AND \"Text\" <> ''");
                    table.ForeignKey(
                        name: "FK_Translations_Participants_CheckerId",
                        column: x => x.CheckerId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Translations_Participants_WriterId",
                        column: x => x.WriterId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Translations_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Translations_CheckerId",
                table: "Translations",
                column: "CheckerId");

            migrationBuilder.CreateIndex(
                name: "IX_Translations_ProposalId_Language",
                table: "Translations",
                columns: new[] { "ProposalId", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Translations_WriterId",
                table: "Translations",
                column: "WriterId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Translations");
        }
    }
}
