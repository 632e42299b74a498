using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ksf.Funding.Data.Migrations
{
    /// <inheritdoc />
    public partial class AgreementContributions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "known_agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    authority = table.Column<string>(type: "text", nullable: false),
                    epoch = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_agreements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "agreement_contributions",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_contributions", x => new { x.agreement_id, x.year, x.party_id });
                    table.ForeignKey(
                        name: "fk_agreement_contributions_known_agreements_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "known_agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agreement_contributions_party_id",
                table: "agreement_contributions",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_agreement_contributions_year_agreement_id_party_id",
                table: "agreement_contributions",
                columns: new[] { "year", "agreement_id", "party_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreement_contributions");

            migrationBuilder.DropTable(
                name: "known_agreements");
        }
    }
}
