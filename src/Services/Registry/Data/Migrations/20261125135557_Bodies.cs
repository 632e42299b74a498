using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ksf.Registry.Data.Migrations
{
    /// <inheritdoc />
    public partial class Bodies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bodies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    belongs_to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    secretariat_id = table.Column<Guid>(type: "uuid", nullable: true),
                    leader_seat_id = table.Column<Guid>(type: "uuid", nullable: true),
                    founded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    readings = table.Column<string>(type: "jsonb", nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false),
                    waivers = table.Column<string>(type: "jsonb", nullable: false),
                    mandates = table.Column<string>(type: "jsonb", nullable: false),
                    sources = table.Column<string[]>(type: "text[]", nullable: false),
                    authority = table.Column<string>(type: "text", nullable: false),
                    epoch = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bodies", x => x.id);
                    table.CheckConstraint("ck_bodies_kind", "kind in ('cooperation-body', 'working-committee', 'steering-group', 'reference-group', 'network', 'committee', 'other')");
                    table.CheckConstraint("ck_bodies_status", "status in ('active', 'dissolved')");
                });

            migrationBuilder.CreateTable(
                name: "body_seats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    voting = table.Column<bool>(type: "boolean", nullable: false),
                    optional = table.Column<bool>(type: "boolean", nullable: false),
                    appointed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_body_seats", x => x.id);
                    table.CheckConstraint("ck_body_seats_kind", "kind in ('municipal', 'research', 'user-organisation', 'association', 'health-trust', 'authority', 'other')");
                    table.ForeignKey(
                        name: "fk_body_seats_bodies_body_id",
                        column: x => x.body_id,
                        principalTable: "bodies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "seat_holdings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    name_is_public = table.Column<bool>(type: "boolean", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat_holdings", x => x.id);
                    table.CheckConstraint("ck_seat_holdings_role", "role in ('holder', 'deputy')");
                    table.ForeignKey(
                        name: "fk_seat_holdings_bodies_body_id",
                        column: x => x.body_id,
                        principalTable: "bodies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_bodies_authority_name",
                table: "bodies",
                columns: new[] { "authority", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bodies_belongs_to_id",
                table: "bodies",
                column: "belongs_to_id");

            migrationBuilder.CreateIndex(
                name: "ix_body_seats_body_id",
                table: "body_seats",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_seat_holdings_body_id",
                table: "seat_holdings",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_seat_holdings_person_id",
                table: "seat_holdings",
                column: "person_id");

            // A person who comes on the day that another leaves is no overlap. What never began has an empty range, which overlaps nothing.
            migrationBuilder.Sql(
                """
                alter table seat_holdings add constraint no_two_in_a_seat exclude using gist
                    (seat_id with =, role with =, daterange(valid_from, valid_to) with &&) deferrable initially deferred;
                delete from parties where kind = 'body' and (deployment is not null or name in ('KSF Helse', 'Referansegruppe for KSF'));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "body_seats");

            migrationBuilder.DropTable(
                name: "seat_holdings");

            migrationBuilder.DropTable(
                name: "bodies");
        }
    }
}
